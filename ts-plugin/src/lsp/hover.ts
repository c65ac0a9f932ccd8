import { findServerFunctionAt, serverFunctionCard } from "@server-actions/shared";
import { type Hover, MarkupKind } from "vscode-languageserver";
import { lineIndexOf } from "../line-index.ts";
import type { Linter } from "../standalone/linter.ts";
import { toRange } from "./diagnostics.ts";

/** The card of the Server Function whose name stands at `offset` of `file`; nothing for any other name. */
export function hoverAt(
  linter: Linter,
  file: string,
  offset: number,
  onError: (error: unknown) => void,
): Hover | undefined {
  const reading = linter.read(file);
  if (!reading) return undefined;
  const { graph, settings, rootDir } = reading;
  const moduleOf = (other: string) => (other === file ? reading : linter.read(other))?.module;
  const found = findServerFunctionAt({ graph, moduleOf }, reading.module, offset);
  if (!found) return undefined;
  const { serverFunction, module, name } = found;
  const describePlace = (other: string, at: number): string => {
    const path = other.startsWith(`${rootDir}/`) ? other.slice(rootDir.length + 1) : other;
    const text = moduleOf(other)?.text;
    return text === undefined ? path : `${path}:${lineIndexOf(text).lineAt(at) + 1}`;
  };
  const value = serverFunctionCard({ serverFunction, module, graph, settings, moduleOf, describePlace }, onError);
  const [start, end] = name.range;
  return {
    contents: { kind: MarkupKind.Markdown, value },
    range: toRange(lineIndexOf(reading.module.text), { start, end }),
  };
}
