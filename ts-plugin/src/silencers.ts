/**
 * Comments that silence a diagnostic of ours: TypeScript's own (`@ts-ignore`, `@ts-expect-error` on the line above), the plugin's
 * (`server-actions-disable-next-line [rules]`, `-disable-line`, `-disable` ... `-enable`), and ESLint's where they name one of our rules.
 */
import { lineIndexOf, type LineIndex } from "./line-index.ts";
import { withoutNamespace } from "./options.ts";

/** A comment, as UTF-16 offsets into the file. */
export interface SilencingComment {
  readonly kind: "expect-error" | "other";
  readonly start: number;
  readonly end: number;
}

export interface Silencers {
  /** The comment that silences `rule` at an offset; `undefined`: report it. */
  find(rule: string, offset: number): SilencingComment | undefined;
}

interface Rule extends SilencingComment {
  /** Empty: every rule. */
  readonly rules: readonly string[];
  /** First and last line (0-based) it holds for. */
  readonly from: number;
  readonly to: number;
  /** Where a block begins to hold on its first line. */
  readonly after: number;
}

/** A comment as every parser of ESTrees gives it; `value` is the text without its marks. */
export interface Comment {
  readonly type: string;
  readonly value: string;
  readonly range: readonly [number, number];
}

const none: Silencers = { find: () => undefined };

/** The comments of `text` that silence something. `comments` is asked only where there can be one. */
export function silencersIn(text: string, comments: () => readonly Comment[]): Silencers {
  if (!text.includes("-disable") && !text.includes("@ts-")) return none;
  const lines = lineIndexOf(text);
  const rules = silencingRules(lines, comments());
  if (rules.length === 0) return none;
  return {
    find(rule, offset) {
      const line = lines.lineAt(offset);
      return rules.find(({ rules: names, from, to, after }) => {
        return line >= from && line <= to && offset >= after && (names.length === 0 || names.includes(rule));
      });
    },
  };
}

function silencingRules(lines: LineIndex, comments: readonly Comment[]): readonly Rule[] {
  const found: Rule[] = [];
  const open: Rule[] = [];
  for (const comment of comments) {
    const [start, end] = comment.range;
    const position = { start, end, line: lines.lineAt(start), lastLine: lines.lineAt(end) };
    const typescript = readTypeScriptDirective(comment.value);
    if (typescript)
      found.push({ kind: typescript, start, end, rules: [], after: 0, ...nextCodeLine(lines, position.lastLine) });
    const directive = readDirective(comment);
    if (!directive) continue;
    const base = { kind: "other", start, end, rules: directive.rules, after: 0 } as const;
    if (directive.scope === "next-line")
      found.push({ ...base, from: position.lastLine + 1, to: position.lastLine + 1 });
    if (directive.scope === "line") found.push({ ...base, from: position.line, to: position.lastLine });
    if (directive.scope === "block") open.push({ ...base, from: position.line, to: Infinity, after: end });
    if (directive.scope === "enable") closeBlocks(open, directive.rules, position.line, found);
  }
  return [...found, ...open];
}

/** Ends the open blocks that `rules` names (none: all of them) at `line`. */
function closeBlocks(open: Rule[], rules: readonly string[], line: number, found: Rule[]): void {
  for (const block of open.splice(0)) {
    const isNamed = rules.length === 0 || block.rules.some((rule) => rules.includes(rule));
    if (isNamed) found.push({ ...block, to: line });
    else open.push(block);
  }
}

type Scope = "block" | "enable" | "line" | "next-line";

const scopes: Readonly<Record<string, Scope>> = {
  disable: "block",
  enable: "enable",
  "disable-line": "line",
  "disable-next-line": "next-line",
};

/** `server-actions-disable-next-line a, b -- why`; of ESLint's comments only those that name a rule of ours. */
function readDirective({
  type,
  value,
}: Comment): { readonly scope: Scope; readonly rules: readonly string[] } | undefined {
  const [instruction = ""] = value.split(" -- ");
  const [word = "", ...rest] = instruction.split(/[\s,]+/u).filter((part) => part !== "");
  const prefix = ["server-actions-", "eslint-"].find((candidate) => word.startsWith(candidate));
  const scope = prefix === undefined ? undefined : scopes[word.slice(prefix.length)];
  if (scope === undefined) return undefined;
  if (prefix === "server-actions-") return { scope, rules: rest.map(withoutNamespace) };
  // ESLint reads its block directives in block comments only.
  if ((scope === "block" || scope === "enable") && type === "Line") return undefined;
  const rules = rest.filter((rule) => rule.startsWith("server-actions/")).map(withoutNamespace);
  return rules.length === 0 ? undefined : { scope, rules };
}

/** TypeScript reads its directive at the start of a line comment, or of the last line of a block comment. */
function readTypeScriptDirective(value: string): SilencingComment["kind"] | undefined {
  const lastLine = value.slice(value.lastIndexOf("\n") + 1);
  const words = lastLine.replace(/^[\s/*]*/u, "");
  if (words.startsWith("@ts-expect-error")) return "expect-error";
  return words.startsWith("@ts-ignore") ? "other" : undefined;
}

/** The line a TypeScript directive holds for: the next one that is neither empty nor a line comment. */
function nextCodeLine(lines: LineIndex, line: number): { readonly from: number; readonly to: number } {
  let next = line + 1;
  while (next < lines.count) {
    const content = lines.textOf(next).trim();
    if (content !== "" && !content.startsWith("//")) break;
    next += 1;
  }
  return { from: next, to: next };
}
