/**
 * Next.js's own plugin judges the exports of a `"use server"` file by their types (71011) and the places of directives by the text (71004).
 * What its compiler does with the code decides whether that is true; where it is, Next.js's diagnostic stays beside ours.
 */
import { refusedDirectives, refusedExports, type Span } from "@server-actions/shared";
import type ts from "typescript";
import type { Silencers } from "./silencers.ts";
import type { ModuleView } from "./project.ts";
import type { Judged } from "./suppress-next.ts";

interface Judgement {
  /** Comments that name one of these rules of ours silence Next.js's diagnostic too: its plugin reads none. */
  readonly rules: readonly string[];
  readonly refused: (module: ModuleView["module"]) => readonly Span[];
}

/** By the codes of next/dist/server/typescript/constant.js: `INVALID_SERVER_ENTRY_RETURN` and `MISPLACED_ENTRY_DIRECTIVE`. */
const judgements: ReadonlyMap<number, Judgement> = new Map([
  [71011, { rules: ["require-async-action", "valid-action-exports"], refused: refusedExports }],
  [71004, { rules: ["valid-directive"], refused: refusedDirectives }],
]);

/**
 * `diagnostics` without those about code that the compiler accepts.
 * `view`: the file, `undefined` while it is broken: what was `judged` before then still holds.
 */
export function withoutFalseAlarms(
  diagnostics: readonly ts.Diagnostic[],
  silencers: Silencers,
  judged: Judged,
  view: () => ModuleView | undefined,
): readonly ts.Diagnostic[] {
  if (!diagnostics.some(({ code }) => judgements.has(code))) return diagnostics;
  const found = view();
  return diagnostics.filter((diagnostic) => {
    const judgement = judgements.get(diagnostic.code);
    if (!judgement) return true;
    if (judgement.rules.some((rule) => silencers.find(rule, diagnostic.start ?? 0))) return false;
    const key = keyOf(diagnostic);
    const isFalse = found ? isFalseAlarm(diagnostic, judgement, found) : judged.get(key);
    judged.set(key, isFalse === true);
    return isFalse !== true;
  });
}

function isFalseAlarm(
  { start = 0, length = 0 }: ts.Diagnostic,
  { refused }: Judgement,
  { module }: ModuleView,
): boolean {
  if (!module.isReact) return false;
  return !refused(module).some((span) => span.start < start + length && start < span.end);
}

/** The same code, wherever it stands after an edit. */
function keyOf({ code, file, length = 0, start = 0 }: ts.Diagnostic): string {
  return `${code} ${file?.text.slice(start, start + Math.min(length, 60)) ?? ""}`;
}
