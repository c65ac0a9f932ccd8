import {
  adviceOf,
  type Check,
  combineRepairs,
  type Edit,
  type FileEdit,
  type Finding,
  formatMessage,
  type Suggestion,
} from "@server-actions/shared";
import type ts from "typescript";
import { checks } from "./checks.ts";
import { disableComment } from "./disable-comment.ts";
import type { CheckFinding } from "./keep-findings.ts";

const prefix = "server-actions/";

/** The compilers whose table already holds our codes. */
const registered = new WeakSet<object>();

/**
 * Adds our codes to the compiler's own table, once. Editors ask `getSupportedCodeFixes` without a file, which tsserver answers from that table
 * without asking any plugin, and then never request a fix for a code it lacks (microsoft/TypeScript#28966, #51769).
 * `registerCodeFix` is not public: where it is missing, fixes still work for clients that ask for every code.
 */
export function registerCodeFixes(typescript: typeof ts): void {
  if (registered.has(typescript)) return;
  registered.add(typescript);
  try {
    const { codefix } = typescript as unknown as { readonly codefix: { registerCodeFix(registration: object): void } };
    codefix.registerCodeFix({
      errorCodes: checks.map((check) => check.code),
      fixIds: checks.flatMap((check) => Object.keys(check.messages).map((messageId) => fixIdOf(check, { messageId }))),
      getCodeActions: () => [],
      getAllCodeActions: () => ({ changes: [] }),
    });
  } catch {
    // Another copy of the plugin has registered the same ids, or this compiler has no such table.
  }
}

/** Whether a fix-all id is one of ours. */
export function isOwnFixId(fixId: unknown): fixId is string {
  return typeof fixId === "string" && fixId.startsWith(prefix);
}

/** The fix of one message of a rule: the same repair, wherever it is. Clients keep one fix-all for each name of a fix, so it is that too. */
function fixIdOf({ name }: Check, { messageId }: Pick<Finding, "messageId">): string {
  return `${prefix}${name}/${messageId}`;
}

/** The same for a suggestion that can be made for many findings together. */
function togetherIdOf({ name }: Check, { together }: Suggestion): string | undefined {
  return together === undefined ? undefined : `${prefix}${name}/all: ${together}`;
}

/** What can be done about a finding: its fix, its suggestions, and a comment that silences it here. */
export function codeFixesOf(
  typescript: typeof ts,
  sourceFile: ts.SourceFile,
  { check, finding }: CheckFinding,
): ts.CodeFixAction[] {
  const fixName = prefix + check.name;
  const actions: ts.CodeFixAction[] = [];
  if (finding.fix) {
    const description = adviceOf(formatMessage(check, finding));
    const fixId = fixIdOf(check, finding);
    actions.push({
      fixName: fixId,
      description,
      changes: [toChange(sourceFile.fileName, finding.fix)],
      fixId,
      fixAllDescription: `Fix all in this file: ${description}`,
    });
  }
  for (const suggestion of finding.suggestions ?? []) {
    const fixId = togetherIdOf(check, suggestion);
    actions.push({
      fixName: fixId ?? fixName,
      description: formatMessage(check, suggestion),
      changes: changesOf(sourceFile.fileName, suggestion),
      ...(fixId !== undefined && { fixId, fixAllDescription: `Fix all in this file: ${suggestion.together}` }),
    });
  }
  const comment = disableComment(typescript, sourceFile, finding.span.start, check.name);
  if (comment) {
    const description = `Disable \`${check.name}\` for this line`;
    actions.push({ fixName: `${fixName}/disable`, description, changes: [toChange(sourceFile.fileName, [comment])] });
  }
  return actions;
}

/** Every fix of one message in a file, or every suggestion that says the same. */
export function combinedFix(
  sourceFile: ts.SourceFile,
  findings: readonly CheckFinding[],
  fixId: string,
): ts.CombinedCodeActions {
  const repairs = findings.flatMap(({ check, finding }) => {
    if (finding.fix && fixIdOf(check, finding) === fixId) return [{ edits: finding.fix }];
    return finding.suggestions?.find((suggestion) => togetherIdOf(check, suggestion) === fixId) ?? [];
  });
  const combined = combineRepairs(sourceFile.fileName, repairs);
  return { changes: [...combined].map(([file, edits]) => toChange(file, edits)) };
}

/** What a suggestion for `fileName` changes, there and elsewhere. */
export function changesOf(fileName: string, { edits, files = [] }: Suggestion): ts.FileTextChanges[] {
  return [...(edits.length > 0 ? [toChange(fileName, edits)] : []), ...files.map(toFileChange)];
}

function toFileChange(change: FileEdit): ts.FileTextChanges {
  if ("edits" in change) return toChange(change.file, change.edits);
  const textChanges = [{ span: { start: 0, length: 0 }, newText: change.newText }];
  return { fileName: change.file, isNewFile: true, textChanges };
}

function toChange(fileName: string, edits: readonly Edit[]): ts.FileTextChanges {
  const sorted = [...edits].sort((a, b) => a.start - b.start);
  return {
    fileName,
    textChanges: sorted.map(({ start, end, text }) => ({ span: { start, length: end - start }, newText: text })),
  };
}
