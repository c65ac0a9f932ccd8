/**
 * The files of a new rule. They work as they are: the check finds calls of a global function named `placeholder` in Server Functions, and the
 * test and the docs page show it. Whoever writes the rule replaces that.
 */
export interface NewRule {
  /** `no-something`. */
  readonly id: string;
  /** `noSomething`. */
  readonly camelCase: string;
  /** The TypeScript diagnostic code. */
  readonly code: number;
  readonly preset: string;
}

export function checkFile({ id, camelCase, code, preset }: NewRule): string {
  return `import type { Check } from "../model/check.ts";
import { referenceOf } from "../syntax/bindings.ts";
import { enclosingFunction } from "../syntax/functions.ts";
import { mentionsAny } from "../syntax/text-probe.ts";

/**
 * TODO: what happens at run time, since which version of Next.js or React, and where that is written down.
 */
const messages = {
  placeholderCall: "\`placeholder()\` does nothing. Replace this check by one that finds something.",
};

type MessageId = keyof typeof messages;

export const ${camelCase}: Check<object, MessageId> = {
  name: "${id}",
  code: ${code},
  preset: "${preset}",
  severity: "error",
  messages,
  schema: [],
  defaults: {},
  canApply: (text) => mentionsAny(text, ["placeholder"]),
  *run({ module }) {
    const handlers = module.serverFunctions.map(({ handler }) => handler);
    for (const call of module.nodesOfType("CallExpression")) {
      const callee = referenceOf(module, call.callee);
      if (callee.kind !== "global" || callee.name !== "placeholder") continue;
      if (!handlers.includes(enclosingFunction(call))) continue;
      yield { span: { start: call.range[0], end: call.range[1] }, messageId: "placeholderCall" };
    }
  },
};
`;
}

export function ruleFile({ camelCase }: NewRule): string {
  return `import { ${camelCase} as check } from "@server-actions/shared";
import { createRule } from "../create-rule.ts";
import { runCheck } from "../host/run-check.ts";

export default createRule({
  name: check.name,
  meta: {
    type: "problem",
    docs: { description: "disallow calls of \`placeholder\` in Server Functions" },
    messages: check.messages,
    schema: check.schema,
  },
  defaultOptions: [check.defaults],
  create: (context, [options]) => runCheck(context, check, options),
});
`;
}

export function testFile({ id }: NewRule): string {
  return `import { runRule } from "../helpers/rule-tester.ts";

runRule("${id}", {
  valid: [
    { name: "a call outside of Server Functions", code: "placeholder();\\n" },
    {
      name: "a local function of the same name",
      code: '"use server";\\nfunction placeholder() {}\\nexport async function save() {\\n  placeholder();\\n}\\n',
    },
  ],
  invalid: [
    {
      name: "a call in a file of Server Functions",
      code: '"use server";\\nexport async function save() {\\n  placeholder();\\n}\\n',
      errors: [{ messageId: "placeholderCall", line: 3, column: 3, endLine: 3, endColumn: 16 }],
    },
    {
      name: "a call in an inline Server Function",
      code: 'export function Page() {\\n  async function save() {\\n    "use server";\\n    placeholder();\\n  }\\n  return save;\\n}\\n',
      errors: [{ messageId: "placeholderCall", line: 4, column: 5, endLine: 4, endColumn: 18 }],
    },
    {
      name: "a call in a wrapped handler",
      code: '"use server";\\nimport { withAuth } from "./auth";\\nexport const save = withAuth(async () => {\\n  placeholder();\\n});\\n',
      errors: [{ messageId: "placeholderCall", line: 4, column: 3, endLine: 4, endColumn: 16 }],
    },
  ],
});
`;
}

export function docsPage({ id }: NewRule): string {
  return `# ${id}

<!-- end auto-generated rule header -->

TODO: one sentence that says what the rule finds.

## Why

TODO: what happens at run time, since which version, with a link.

## Incorrect

\`\`\`ts filename="app/actions.ts"
"use server";

export async function save() {
  placeholder();
}
\`\`\`

## Correct

\`\`\`ts filename="app/actions.ts"
"use server";

export async function save() {}
\`\`\`

## With type information

Type information changes nothing.

## Options

This rule has no options.

## Limits

TODO: what the rule cannot see, and is silent about.

## When not to use it

TODO.
`;
}
