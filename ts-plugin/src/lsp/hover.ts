import { cardAt } from "@server-actions/shared";
import { type Hover, MarkupKind } from "vscode-languageserver";
import { lineIndexOf } from "../line-index.ts";
import type { Linter } from "../standalone/linter.ts";
import { toRange } from "./diagnostics.ts";

/** What there is to say of what stands at `offset` of `file`; nothing of most. */
export function hoverAt(
  linter: Linter,
  file: string,
  offset: number,
  onError: (error: unknown) => void,
): Hover | undefined {
  const reading = linter.read(file);
  if (!reading) return undefined;
  const { graph, settings, rootDir, module } = reading;
  const moduleOf = (other: string) => (other === file ? reading : linter.read(other))?.module;
  const describePlace = (other: string, at: number): string => {
    const path = other.startsWith(`${rootDir}/`) ? other.slice(rootDir.length + 1) : other;
    const text = moduleOf(other)?.text;
    return text === undefined ? path : `${path}:${lineIndexOf(text).lineAt(at) + 1}`;
  };
  const found = cardAt({ graph, settings, moduleOf, describePlace }, module, offset, onError);
  return (
    found && {
      contents: { kind: MarkupKind.Markdown, value: found.markdown },
      range: toRange(lineIndexOf(module.text), found.span),
    }
  );
}
