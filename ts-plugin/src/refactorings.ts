/** The refactorings of ours that tsserver offers, after its own. */
import type { Span } from "@server-actions/shared";
import type ts from "typescript";
import { extractAction } from "./extract-action.ts";
import type { Project } from "./project.ts";
import { renameActionProp } from "./rename-action-prop.ts";

export interface RefactorParts {
  readonly typescript: typeof ts;
  readonly program: ts.Program;
  readonly project: Project;
  /** The service below us. */
  readonly service: ts.LanguageService;
}

/** What can be done at a place, or why not. */
export type FoundRefactoring =
  { readonly title: string; edits(): ts.FileTextChanges[] } | { readonly title: string; readonly refusal: string };

export interface Refactoring {
  readonly name: string;
  /** As clients filter them: `refactor.extract`. */
  readonly kind: string;
  readonly description: string;
  /** Asked at every movement of the cursor. */
  find(parts: RefactorParts, file: string, span: Span): FoundRefactoring | undefined;
}

const refactorings: readonly Refactoring[] = [renameActionProp, extractAction];

/** For `getApplicableRefactors`. `kind`: of which only these are wanted; `withReasons`: also those that cannot be done. */
export function refactorsAt(
  parts: RefactorParts,
  file: string,
  span: Span,
  { kind, withReasons }: { readonly kind: string | undefined; readonly withReasons: boolean },
): ts.ApplicableRefactorInfo[] {
  return refactorings.flatMap((each) => {
    if (kind !== undefined && each.kind !== kind && !each.kind.startsWith(`${kind}.`)) return [];
    const found = each.find(parts, file, span);
    if (!found || ("refusal" in found && !withReasons)) return [];
    const reason = "refusal" in found ? { notApplicableReason: found.refusal } : {};
    const action = { name: actionName, description: found.title, kind: each.kind, ...reason };
    return [{ name: each.name, description: each.description, actions: [action] }];
  });
}

export function isOwnRefactoring(name: string): boolean {
  return refactorings.some((each) => each.name === name);
}

/** The edits of the refactoring that was offered at `span`. */
export function editsOfRefactor(
  parts: RefactorParts,
  file: string,
  span: Span,
  name: string,
): ts.RefactorEditInfo | undefined {
  const found = refactorings.find((each) => each.name === name)?.find(parts, file, span);
  return found && !("refusal" in found) ? { edits: found.edits() } : undefined;
}

const actionName = "apply";
