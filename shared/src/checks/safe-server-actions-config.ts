import type { TSESTree } from "@typescript-eslint/utils";
import { removeProperty } from "../edits/remove-property.ts";
import { hasFeature } from "../knowledge/next-cache.ts";
import {
  actionOptionsSince,
  bytesOf,
  encryptionKeyName,
  isEncryptionKey,
  originFaultOf,
} from "../knowledge/next-config.ts";
import { isTestFile } from "../knowledge/test-files.ts";
import type { Check, CheckContext } from "../model/check.ts";
import type { Finding, Suggestion } from "../model/finding.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { objectMember, referenceOf, valueBehind } from "../syntax/bindings.ts";
import { stringValue } from "../syntax/calls.ts";
import { fileNameOf } from "../syntax/file-paths.ts";
import { propertyName } from "../syntax/functions.ts";
import { mentionsAny } from "../syntax/text-probe.ts";
import { unwrap } from "../syntax/unwrap.ts";
import { spanOf } from "../model/span.ts";

/**
 * The options decide who may call Server Functions from another origin, how much they may send, and how their closures are encrypted.
 * An allowed origin is compared with a host: what has a scheme or path matches none. https://nextjs.org/docs/app/api-reference/config/next-config-js/serverActions (14.0 - 16.4); tests/oracles/next-cache
 */
const messages = {
  broadOrigin:
    "Anyone can have a host that `{{origin}}` matches, and call every Server Function from there. Name your own.",
  originWithScheme: "An allowed origin is a host: with its scheme, `{{origin}}` matches none. Leave the scheme out.",
  originWithPath: "An allowed origin is a host: with a path, `{{origin}}` matches none. Leave the path out.",
  unmatchedOrigin:
    "`{{origin}}` matches no host: `*` stands for one whole label in front of a domain, `**` for several.",
  booleanOptions:
    "Since Next.js 14 `serverActions` takes an object: `{{value}}` turns nothing on or off, and is reported as invalid.",
  hugeBody:
    "Anyone can send {{size}} to every Server Function, and the server reads it before the function runs. Lower it to {{limit}} or less.",
  literalKey:
    "The key that encrypts the closures of Server Functions is in the source. Set it in the environment of the build.",
  malformedKey:
    "This is no AES key: it must be base64 of 16, 24 or 32 bytes (`openssl rand -base64 32`), set in the environment of the build.",
  writeHost: "Write `{{host}}`.",
  removeProperty: "Remove `{{name}}`.",
};

type MessageId = keyof typeof messages;

interface Options {
  /** The largest `bodySizeLimit` that is accepted. */
  readonly maxBodySize: number | string;
}

type Context = CheckContext<Options>;

export const safeServerActionsConfig: Check<Options, MessageId> = {
  name: "safe-server-actions-config",
  code: 72403,
  preset: "security",
  severity: "error",
  messages,
  schema: [
    {
      type: "object",
      properties: {
        maxBodySize: {
          description: 'The largest `bodySizeLimit` that is accepted, in bytes or as `"50mb"`.',
          oneOf: [
            { type: "number", minimum: 1 },
            { type: "string", minLength: 1 },
          ],
        },
      },
      additionalProperties: false,
    },
  ],
  defaults: { maxBodySize: "50mb" },
  canApply: (text) => mentionsAny(text, ["serverActions", encryptionKeyName]),
  *run(context) {
    const { module } = context;
    if (isTestFile(module.filename)) return;
    yield* assignedKeys(module);
    if (!isNextConfig(module.filename)) return;
    for (const property of module.nodesOfType("Property")) {
      const name = propertyName(property.key, property.computed);
      if (property.parent.type !== "ObjectExpression") continue;
      if (name === "serverActions") yield* inspectOptions(context, property);
      if (name === encryptionKeyName) yield* inspectKey(module, property.value, removalOf(module, property));
    }
  },
};

function isNextConfig(filename: string): boolean {
  return fileNameOf(filename).startsWith("next.config.");
}

function* inspectOptions(context: Context, property: TSESTree.Property): Generator<Finding<MessageId>> {
  const { module, settings } = context;
  const value = valueBehind(module, property.value);
  if (
    value?.type === "Literal" &&
    typeof value.value === "boolean" &&
    hasFeature(settings.nextVersion, actionOptionsSince)
  )
    yield {
      span: spanOf(property),
      messageId: "booleanOptions",
      data: { value: String(value.value) },
      suggestions: removalOf(module, property),
    };
  if (value?.type !== "ObjectExpression") return;
  const origins = objectMember(value, "allowedOrigins");
  if (origins) yield* inspectOrigins(module, origins);
  const limit = objectMember(value, "bodySizeLimit");
  if (limit) yield* inspectLimit(context, limit);
}

function* inspectOrigins(module: ModuleAnalysis, origins: TSESTree.Node): Generator<Finding<MessageId>> {
  const list = valueBehind(module, origins);
  if (list?.type !== "ArrayExpression") return;
  for (const element of list.elements) {
    const origin = element ? stringValue(valueBehind(module, element)) : undefined;
    const fault = origin === undefined ? undefined : originFaultOf(origin);
    if (!element || origin === undefined || !fault) continue;
    yield {
      span: spanOf(element),
      messageId: fault,
      data: { origin },
      suggestions: hostRepair(module, element, origin),
    };
  }
}

/** The host of a URL, where that is written in the list. */
function hostRepair(module: ModuleAnalysis, element: TSESTree.Node, origin: string): Suggestion<MessageId>[] {
  const afterScheme = origin.slice(origin.includes("://") ? origin.indexOf("://") + 3 : 0);
  const [host = ""] = afterScheme.split("/", 1);
  const node = unwrap(element);
  if (host === "" || host === origin || originFaultOf(host) || node.type !== "Literal") return [];
  const quote = module.text[node.range[0]] ?? '"';
  const edits = [{ ...spanOf(node), text: `${quote}${host}${quote}` }];
  return [{ messageId: "writeHost", data: { host }, edits, together: "Write the host alone." }];
}

function* inspectLimit({ module, options }: Context, limit: TSESTree.Node): Generator<Finding<MessageId>> {
  const value = valueBehind(module, limit);
  const written =
    stringValue(value) ?? (value?.type === "Literal" && typeof value.value === "number" ? value.value : undefined);
  const size = written === undefined ? undefined : bytesOf(written);
  const most = bytesOf(options.maxBodySize);
  if (size === undefined || most === undefined || size <= most) return;
  const data = { size: typeof written === "string" ? written : `${size} bytes`, limit: String(options.maxBodySize) };
  yield { span: spanOf(limit), messageId: "hugeBody", data };
}

/** `process.env.KEY = "..."`, `??=` and `||=`, in any file. */
function* assignedKeys(module: ModuleAnalysis): Generator<Finding<MessageId>> {
  for (const { left, right } of module.nodesOfType("AssignmentExpression")) {
    const target = referenceOf(module, left);
    if (target.kind !== "global" || [target.name, ...target.path].join(".") !== `process.env.${encryptionKeyName}`)
      continue;
    yield* inspectKey(module, right, []);
  }
}

function* inspectKey(
  module: ModuleAnalysis,
  value: TSESTree.Node,
  suggestions: readonly Suggestion<MessageId>[],
): Generator<Finding<MessageId>> {
  const key = stringValue(valueBehind(module, value));
  if (key === undefined || key === "") return;
  yield { span: spanOf(value), messageId: isEncryptionKey(key) ? "literalKey" : "malformedKey", suggestions };
}

function removalOf({ text }: ModuleAnalysis, property: TSESTree.Property): Suggestion<MessageId>[] {
  const name = propertyName(property.key, property.computed) ?? "";
  return [{ messageId: "removeProperty", data: { name }, edits: [removeProperty(text, property)] }];
}
