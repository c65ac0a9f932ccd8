import { directiveFaults, type DirectiveFault } from "../analyze/directive-faults.ts";
import { forbiddenKeywords, type ForbiddenKeyword } from "../analyze/forbidden-keywords.ts";
import { isPrivate } from "../analyze/action-functions.ts";
import { isClientOnly } from "../graph/client-module.ts";
import { placeOutsideAppRouter } from "../graph/outside-app-router.ts";
import type { Check } from "../model/check.ts";
import type { Finding } from "../model/finding.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { spanOf } from "../model/span.ts";
import { mayHaveFaultyDirective } from "../syntax/directive-probe.ts";
import { classMemberOf, functionName } from "../syntax/functions.ts";
import { actionAsFunction } from "./action-shape-repairs.ts";
import { repairsOf } from "./directive-repairs.ts";

/**
 * A directive counts for Next.js in one place and one spelling only: a string before all other statements of the file, or of the function.
 * Elsewhere its compiler fails, or takes it for a string like any other without a word; and it refuses what a Server Function cannot have.
 * https://nextjs.org/docs/app/api-reference/directives/use-server (14 - 16.4; the compiler itself is the judge in tests/oracles/next-compiler)
 */
const messages = {
  misplaced:
    "`{{directive}}` is a directive only before all other statements of the {{place}}, so Next.js does not compile this. Move it to the top.",
  wrapped: "In parentheses `{{directive}}` is no directive, so Next.js does not compile this. Remove the parentheses.",
  wrappedBelow:
    "In parentheses, and below other statements, `{{directive}}` is no directive: Next.js refuses or ignores it. Move it to the top of the {{place}}.",
  template:
    "In backticks `{{directive}}` is a string like any other, and nobody says so: it makes no Server Function. Write it in quotes.",
  templateClient:
    "In backticks `use client` is a string like any other, and nobody says so: this is no client module. Write it in quotes.",
  misspelt: "`{{written}}` is no directive of Next.js, so it does not compile or has no effect. Write `{{directive}}`.",
  nested:
    "In a block, constructor or `static` block `{{directive}}` is a string without effect, and nobody says so. Move it to the top of a function.",
  clientInFunction:
    "`use client` is a directive of files: here it is a string without effect, and nobody says so. Move it to the top of a file of its own.",
  bothBoundaries:
    "Next.js does not compile a file with both `{{other}}` and `{{directive}}`. Keep one, and move the code for the other to a file of its own.",
  conflict: "Next.js does not compile `{{other}}` and `{{directive}}` in one {{place}}. Keep one of them.",
  instanceMember:
    "Next.js does not compile an instance member with `use server`. Use a function, a method of an object or a static method.",
  privateMember:
    "Next.js compiles the private method `{{name}}` with `use server` to code that does not parse. Use a function, or a static method that is not private.",
  keyword:
    "A Server Function is called without `{{keyword}}`, so Next.js does not compile this. Pass what it needs as an argument.",
  keywordAfter:
    "Next.js refuses `{{keyword}}` here as well, because it takes no notice of the end of the action above. Write that action as `async function`.",
  moveToTop: "Move `{{directive}}` to the top.",
  unwrap: "Remove the parentheses.",
  useQuotes: "Write `{{directive}}` in quotes.",
  respell: "Write `{{directive}}`.",
  remove: "Remove `{{directive}}`.",
  makeStatic: "Make the method `static`.",
  writeAsFunction: "Write the action as `async function`.",
};

export type MessageId = keyof typeof messages;

export const validDirective: Check<object, MessageId> = {
  name: "valid-directive",
  code: 72101,
  preset: "recommended",
  severity: "error",
  messages,
  schema: [],
  defaults: {},
  canApply: mayHaveFaultyDirective,
  *run({ graph, module }) {
    if (!module.isReact) return;
    const faults = directiveFaults(module, () => isClientOnly(graph, module));
    const keywords = forbiddenKeywords(module);
    if (faults.length === 0 && keywords.length === 0) return;
    const isOutside = placeOutsideAppRouter(graph, module.filename) !== undefined;
    for (const fault of faults) if (!isOutside || isAboutClients(fault)) yield findingOfDirective(module, fault);
    for (const keyword of isOutside ? [] : keywords) yield findingOfKeyword(module, keyword, keywords);
  },
};

/** What `"use client"` may be is checked wherever Next.js compiles a file. */
function isAboutClients({ directive, kind }: DirectiveFault): boolean {
  return directive === "use client" || kind === "bothBoundaries";
}

function findingOfDirective(module: ModuleAnalysis, fault: DirectiveFault): Finding<MessageId> {
  const { directive, other, statement } = fault;
  const place = statement.place === "file" ? "file" : "function";
  const [start, end] = statement.node.expression.range;
  return {
    span: { start, end },
    messageId: messageOf(fault),
    data: { directive, place, written: statement.value, other: other?.value ?? "", name: nameOfOwner(fault) },
    suggestions: repairsOf(module, fault),
    ...(other && {
      related: [{ file: module.filename, ...spanOf(other.node), message: `\`${other.value}\` is here.` }],
    }),
  };
}

function messageOf({ directive, kind, statement: { isFirst, owner, place } }: DirectiveFault): MessageId {
  if (kind === "wrapped" && !isFirst) return "wrappedBelow";
  if (kind === "template") return directive === "use client" ? "templateClient" : "template";
  if (kind === "nested") return directive === "use client" && place === "function" ? "clientInFunction" : "nested";
  const member = kind === "instanceMember" && owner ? classMemberOf(owner) : undefined;
  return member?.type === "MethodDefinition" && isPrivate(member) ? "privateMember" : kind;
}

function nameOfOwner({ statement: { owner } }: DirectiveFault): string {
  const member = owner && classMemberOf(owner);
  if (member?.key.type === "PrivateIdentifier") return `#${member.key.name}`;
  return (owner && functionName(owner)) ?? "";
}

function findingOfKeyword(
  module: ModuleAnalysis,
  forbidden: ForbiddenKeyword,
  all: readonly ForbiddenKeyword[],
): Finding<MessageId> {
  const { action, isInAction, keyword, node } = forbidden;
  const message = "The action is here.";
  return {
    span: spanOf(node),
    messageId: isInAction ? "keyword" : "keywordAfter",
    data: { keyword },
    suggestions: actionAsFunction(module.text, forbidden, all),
    related: isInAction ? [] : [{ file: module.filename, ...spanOf(action), message }],
  };
}
