import type { TSESTree } from "@typescript-eslint/utils";
import { clientFlowOf, mayGetUnchecked } from "../facts/client-inputs.ts";
import { factsContextOf } from "../facts/function-place.ts";
import { type InputSink, inputSinks, isCoercedFor } from "../facts/input-sinks.ts";
import type { InputFlow } from "../flow/input-values.ts";
import { isTestFile } from "../knowledge/test-files.ts";
import type { Check, CheckContext } from "../model/check.ts";
import type { Finding, RelatedSpan } from "../model/finding.ts";
import { spanOf } from "../model/span.ts";
import { shortCode } from "../syntax/short-code.ts";
import { mayHaveServerDirective } from "../syntax/text-probe.ts";
import { unwrap } from "../syntax/unwrap.ts";

/**
 * A Server Function is called with whatever the client sends: types, casts and hidden form fields are gone or forged. An object in place of
 * an id is a query (`{ not: "" }`), a missing field `null`.
 * https://nextjs.org/docs/app/guides/data-security (13.4 - 16.4), https://react.dev/reference/rsc/use-server#security
 */
const messages = {
  uncheckedInput:
    "`{{call}}` gets `{{value}}` as the client sends it, of any kind: its type is not checked at run time. Parse it with a schema first.",
  uncheckedText:
    "`{{call}}` gets `{{value}}` with any text that the client sends in it: nothing checks at run time what it says. Parse it with a schema first.",
  uncheckedByCallee:
    "`{{call}}` passes `{{value}}` on to `{{inside}}` as the client sends it: its type is not checked at run time. Parse it with a schema first.",
};

type MessageId = keyof typeof messages;

interface Options {
  /** Whether `Number(x)`, `String(x)` and string methods count as a check. */
  readonly allowCoercions: boolean;
  /** Whether reading from a database counts, too. */
  readonly reads: boolean;
}

export const requireInputValidation: Check<Options, MessageId> = {
  name: "require-input-validation",
  code: 72206,
  preset: "security",
  severity: "warn",
  messages,
  schema: [
    {
      type: "object",
      additionalProperties: false,
      properties: {
        allowCoercions: {
          type: "boolean",
          description: "Count `Number(x)`, `String(x)`, `x.trim()` and the like as a check.",
        },
        reads: { type: "boolean", description: "Report what goes into database reads, too." },
      },
    },
  ],
  defaults: { allowCoercions: true, reads: false },
  canApply: mayHaveServerDirective,
  *run(context) {
    const { module } = context;
    if (isTestFile(module.filename)) return;
    const facts = factsContextOf(context);
    for (const serverFunction of module.serverFunctions) {
      const flow = clientFlowOf(facts, module, serverFunction);
      if (!flow || !mayGetUnchecked(flow)) continue;
      const sink = inputSinks(facts, module, flow).find((one) => isUnchecked(context, one));
      if (sink) yield describe(context, flow, sink);
    }
  },
};

function isUnchecked({ options }: CheckContext<Options>, { effects, input, kind }: InputSink): boolean {
  if (kind !== "effect" || input.checked !== "no" || input.partly) return false;
  if (options.allowCoercions && isCoercedFor(effects, input)) return false;
  return options.reads || effects.some((effect) => effect !== "private-read");
}

/** At the first place only: one schema at the start of the function answers for all. */
function describe({ module }: CheckContext<Options>, { owner }: InputFlow, sink: InputSink): Finding<MessageId> {
  const [call, inside] = sink.trace;
  const value = shortCode(module.text, sink.node);
  const data = { call: call?.name ?? "", value, inside: inside?.name ?? "" };
  const entry: RelatedSpan = {
    file: module.filename,
    ...spanOf(owner.params[sink.input.parameter] ?? owner),
    message: "The client decides what this is.",
  };
  const effect: RelatedSpan[] = inside ? [{ ...inside, message: "It is used here." }] : [];
  const ofEffect = sink.input.encoded || isText(sink.node) ? "uncheckedText" : "uncheckedInput";
  const messageId = inside?.name ? "uncheckedByCallee" : ofEffect;
  return { span: spanOf(sink.node), messageId, data, related: [entry, ...effect] };
}

/** Written as a text, whatever is put in it. */
function isText(expression: TSESTree.Node): boolean {
  const node = unwrap(expression);
  if (node.type === "BinaryExpression") return node.operator === "+" && (isText(node.left) || isText(node.right));
  return node.type === "TemplateLiteral" || (node.type === "Literal" && typeof node.value === "string");
}
