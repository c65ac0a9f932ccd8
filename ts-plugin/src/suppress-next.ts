/**
 * Next.js's own plugin reports 71007 on every function prop of a `"use client"` module that is not named for an action, whoever passes it.
 * What the project's server modules really pass decides whether that is noise.
 */
import { type PropEvidence, propEvidence, type PropView } from "@server-actions/shared";
import type ts from "typescript";
import type { Silencers } from "./silencers.ts";
import type { ModuleView } from "./project.ts";

/** `INVALID_CLIENT_ENTRY_PROP` of next/dist/server/typescript/constant.js. */
const invalidClientEntryProp = 71007;

/** A comment that names our rule about these props silences Next.js's too: its plugin reads none. */
const rule = "client-entry-props";

/** What was judged of a file's props when it could last be read: whether 71007 on a prop of this name is noise. */
export type Judged = Map<string, boolean>;

/**
 * `diagnostics` without the 71007 for which no server module passes anything that cannot cross.
 * `view`: the file, `undefined` while it is broken: what was `judged` before then still holds.
 */
export function withoutNoise(
  diagnostics: readonly ts.Diagnostic[],
  silencers: Silencers,
  judged: Judged,
  view: () => ModuleView | undefined,
): readonly ts.Diagnostic[] {
  if (!diagnostics.some(isInvalidProp)) return diagnostics;
  const found = view();
  const exported = found ? exportedProps(found) : [];
  if (found) judged.clear();
  return diagnostics.filter((diagnostic) => {
    if (!isInvalidProp(diagnostic)) return true;
    if (silencers.find(rule, diagnostic.start ?? 0)) return false;
    const prop = propNameOf(diagnostic);
    if (prop === undefined) return true;
    const noise = found ? isNoise(diagnostic, prop, found, exported) : judged.get(prop);
    // Two components may have a prop of the same name: it is noise where both are.
    judged.set(prop, noise === true && judged.get(prop) !== false);
    return noise !== true;
  });
}

function isInvalidProp({ code }: ts.Diagnostic): boolean {
  return code === invalidClientEntryProp;
}

interface ExportedProps {
  readonly name: string;
  readonly props: readonly PropView[] | undefined;
}

function exportedProps({ module, types }: ModuleView): readonly ExportedProps[] {
  return module.exports.flatMap((exported) => {
    if (exported.kind !== "local" || exported.typeOnly) return [];
    return [{ name: exported.name, props: types.componentProps(exported.value ?? exported.node) }];
  });
}

function isNoise(
  diagnostic: ts.Diagnostic,
  prop: string,
  { module, graph }: ModuleView,
  exported: readonly ExportedProps[],
): boolean {
  const owners = ownersOf(diagnostic, prop, module.text, exported);
  const evidence: readonly PropEvidence[] = owners.map(({ name }) => propEvidence(graph, module.filename, name, prop));
  return evidence.length > 0 && evidence.every(({ kind }) => kind === "clean");
}

/** The name in ``... entry file. "onSave" is a function ...`` and ``... entry file, "onSave" is invalid.``; a quoted key keeps its own quotes there. */
function propNameOf({ messageText }: ts.Diagnostic): string | undefined {
  if (typeof messageText !== "string") return undefined;
  const rest = afterEntryFile(messageText);
  const end = rest.indexOf('" is ');
  if (!rest.startsWith('"') || end === -1) return undefined;
  return unquote(rest.slice(1, end));
}

function afterEntryFile(message: string): string {
  const marker = "entry file";
  const index = message.indexOf(marker);
  return index === -1 ? "" : message.slice(index + marker.length + 2);
}

function unquote(name: string): string {
  const quote = name[0];
  return (quote === '"' || quote === "'") && name.endsWith(quote) && name.length > 1 ? name.slice(1, -1) : name;
}

/**
 * The exports that the diagnostic may be about: those whose prop's declaration stands right before the reported type; else (the type is
 * declared in another file, whose offsets Next.js applies to this one) every one with a prop of this name; else every export.
 */
function ownersOf(
  { start = 0, file }: ts.Diagnostic,
  prop: string,
  text: string,
  exported: readonly ExportedProps[],
): readonly ExportedProps[] {
  const withProp = exported.filter(({ props }) => props?.some(({ name }) => name === prop));
  const here = withProp.filter(({ props }) => {
    const declaration = props?.find(({ name }) => name === prop)?.declaration;
    if (!declaration || declaration.file !== file?.fileName || declaration.end > start) return false;
    return [":", "?:"].includes(text.slice(declaration.end, start).replaceAll(/\s/gu, ""));
  });
  if (here.length > 0) return here;
  return withProp.length > 0 ? withProp : exported;
}
