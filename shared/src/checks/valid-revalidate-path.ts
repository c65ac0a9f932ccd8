import type { TSESTree } from "@typescript-eslint/utils";
import { hasFeature, type PathFault, pathFaultsOf, pathRefreshers, typedPathsSince } from "../knowledge/next-cache.ts";
import { isTestFile } from "../knowledge/test-files.ts";
import type { Check, CheckContext } from "../model/check.ts";
import type { Edit, Finding, Suggestion } from "../model/finding.ts";
import { isNullish } from "../syntax/nullish.ts";
import { mentionsAny } from "../syntax/text-probe.ts";
import { unwrap } from "../syntax/unwrap.ts";
import { type CacheCall, cacheCallsOf, textPieces } from "./cache-calls.ts";

/**
 * `revalidatePath` marks one text as stale, and pages are cached under two: the path of the request, and with a type at its end the path of
 * the file. A path that is neither is taken in silence (a dynamic one with a warning) and refreshes nothing.
 * https://nextjs.org/docs/app/api-reference/functions/revalidatePath (14.0 - 16.4); tests/oracles/next-cache
 */
const messages = {
  dynamicPath:
    '`{{path}}` names a file, and no request has this path: `{{callee}}` refreshes nothing. Pass `"page"`, or `"layout"` for all below it too.',
  noLeadingSlash: "`{{path}}` does not start with `/`, as every page's path does: `{{callee}}` refreshes nothing.",
  queryInPath:
    "Pages are cached by path, without query or hash: `{{callee}}` refreshes nothing for `{{path}}`. Leave it out.",
  routeGroupPath:
    'A route group is not in any page\'s URL: `{{callee}}` refreshes nothing for `{{path}}`. Pass `"page"` or `"layout"`, or leave the group out.',
  refreshPage: "Refresh the page: `{{code}}`.",
  refreshLayout: "Refresh all pages below it: `{{code}}`.",
  rewritePath: "Write `{{code}}`.",
};

type MessageId = keyof typeof messages;

export const validRevalidatePath: Check<object, MessageId> = {
  name: "valid-revalidate-path",
  code: 72401,
  preset: "recommended",
  severity: "error",
  messages,
  schema: [],
  defaults: {},
  canApply: (text) => mentionsAny(text, pathRefreshers),
  *run(context) {
    const { module } = context;
    if (!module.isReact || isTestFile(module.filename)) return;
    for (const cacheCall of cacheCallsOf(module, pathRefreshers)) {
      const finding = inspect(context, cacheCall);
      if (finding) yield finding;
    }
  },
};

function inspect(context: CheckContext<object>, { call }: CacheCall): Finding<MessageId> | undefined {
  const { module, settings } = context;
  const [path, type] = call.arguments;
  if (!path || path.type === "SpreadElement" || type?.type === "SpreadElement") return undefined;
  const pieces = textPieces(module, path);
  if (!pieces) return undefined;
  const isTyped = type !== undefined && isNullish(module, type) !== "yes";
  const isOld = settings.nextVersion !== undefined && !hasFeature(settings.nextVersion, typedPathsSince);
  const faults = pathFaultsOf(pieces, isTyped || isOld);
  const [fault] = faults;
  if (fault === undefined) return undefined;
  const [start, end] = path.range;
  return {
    span: { start, end },
    messageId: fault,
    data: { path: pieces.join("…"), callee: module.text.slice(...call.callee.range) },
    suggestions: repairsOf(context, call, path, faults),
  };
}

/** Each leaves a call that refreshes something: all faults of the path are repaired together. */
function repairsOf(
  { module }: CheckContext<object>,
  call: TSESTree.CallExpression,
  path: TSESTree.Expression,
  faults: readonly PathFault[],
): Suggestion<MessageId>[] {
  const edits = pathEdits(module.text, path, faults);
  if (!edits) return [];
  const suggest = (messageId: MessageId, all: readonly Edit[]): Suggestion<MessageId> => ({
    messageId,
    data: { code: applyTo(module.text, call, all) },
    edits: all,
  });
  if (!faults.includes("dynamicPath") && !faults.includes("routeGroupPath")) return [suggest("rewritePath", edits)];
  const last = call.arguments.at(-1) ?? path;
  const typed = (type: string): Edit[] => {
    const literal = `, ${quoteOf(module.text, path)}${type}${quoteOf(module.text, path)}`;
    return [...edits, { start: path.range[1], end: last.range[1], text: literal }];
  };
  return [suggest("refreshPage", typed("page")), suggest("refreshLayout", typed("layout"))];
}

/** Of a path that is written in the call; `undefined` where it cannot be repaired there. */
function pathEdits(text: string, path: TSESTree.Expression, faults: readonly PathFault[]): Edit[] | undefined {
  const isInPath = faults.includes("noLeadingSlash") || faults.includes("queryInPath");
  if (!isInPath) return [];
  const node = unwrap(path);
  if (node.type !== "Literal" && node.type !== "TemplateLiteral") return undefined;
  const [start, end] = [node.range[0] + 1, node.range[1] - 1];
  const edits: Edit[] = [];
  if (faults.includes("noLeadingSlash")) {
    const written = text.slice(start, end);
    if (written.startsWith(".") || written.includes("://")) return undefined;
    edits.push({ start, end: start, text: "/" });
  }
  if (faults.includes("queryInPath")) {
    const query = queryStart(text, node);
    if (query === undefined || query === start) return undefined;
    edits.push({ start: query, end, text: "" });
  }
  return edits;
}

/** Where the query or hash starts, in the text of a literal or a template (outside its holes). */
function queryStart(text: string, node: TSESTree.StringLiteral | TSESTree.Literal | TSESTree.TemplateLiteral) {
  const parts = node.type === "TemplateLiteral" ? node.quasis : [node];
  for (const { range } of parts) {
    const offset = Array.from({ length: range[1] - range[0] }, (_, index) => range[0] + index).find(
      (index) => text[index] === "?" || text[index] === "#",
    );
    if (offset !== undefined) return offset;
  }
  return undefined;
}

/** The quotes that the path is written in; double ones where it is no plain literal. */
function quoteOf(text: string, path: TSESTree.Expression): string {
  return text[path.range[0]] === "'" ? "'" : '"';
}

function applyTo(text: string, call: TSESTree.CallExpression, edits: readonly Edit[]): string {
  const [start, end] = call.range;
  const inOrder = [...edits].sort((left, right) => right.start - left.start);
  return inOrder.reduce(
    (code, edit) => code.slice(0, edit.start - start) + edit.text + code.slice(edit.end - start),
    text.slice(start, end),
  );
}
