import { formatMessage } from "@server-actions/shared";
import type ts from "typescript";
import type { CheckFinding } from "./keep-findings.ts";
import type { Severity } from "./options.ts";

/** The `source` of every diagnostic of this plugin. */
export const source = "server-actions";

/** The code of what the plugin says about itself: its tsconfig entry, its place in the list. */
const noticeCode = 72000;

type SourceFileOf = (file: string) => ts.SourceFile | undefined;

/** A finding as TypeScript shows it, with the same text as in every other host. */
export function toDiagnostic(
  typescript: typeof ts,
  sourceFile: ts.SourceFile,
  { check, finding }: CheckFinding,
  severity: Severity,
  sourceFileOf: SourceFileOf,
): ts.Diagnostic {
  const { span, related = [] } = finding;
  return {
    file: sourceFile,
    ...clamp(sourceFile, span.start, span.end),
    code: check.code,
    category: severity === "error" ? typescript.DiagnosticCategory.Error : typescript.DiagnosticCategory.Warning,
    source,
    messageText: formatMessage(check, finding),
    ...(related.length > 0 && {
      relatedInformation: related.map(({ file, start, end, message }) => {
        const relatedFile = file === sourceFile.fileName ? sourceFile : sourceFileOf(file);
        return {
          category: typescript.DiagnosticCategory.Message,
          code: check.code,
          file: relatedFile,
          ...(relatedFile ? clamp(relatedFile, start, end) : { start: undefined, length: undefined }),
          messageText: message,
        };
      }),
    }),
  };
}

/** Something the plugin has to say about itself, at the top of a file. */
export function toNotice(typescript: typeof ts, sourceFile: ts.SourceFile, messageText: string): ts.Diagnostic {
  const length = sourceFile.getLineStarts()[1] ?? sourceFile.text.length;
  return {
    file: sourceFile,
    start: 0,
    length: sourceFile.text.slice(0, length).trimEnd().length,
    code: noticeCode,
    category: typescript.DiagnosticCategory.Warning,
    source,
    messageText,
  };
}

/** A span inside the text, whatever an older tree said. */
function clamp(
  sourceFile: ts.SourceFile,
  start: number,
  end: number,
): { readonly start: number; readonly length: number } {
  const from = Math.min(start, sourceFile.text.length);
  return { start: from, length: Math.max(0, Math.min(end, sourceFile.text.length) - from) };
}
