import type { TSESTree } from "@typescript-eslint/utils";
import { importName } from "../edits/import-name.ts";
import { hasFeature, maxTagLength, tagCalls, tagProfilesSince } from "../knowledge/next-cache.ts";
import { isTestFile } from "../knowledge/test-files.ts";
import type { Check, CheckContext } from "../model/check.ts";
import type { Edit, Finding, Suggestion } from "../model/finding.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { isInside } from "../syntax/children.ts";
import { isNullish } from "../syntax/nullish.ts";
import { mentionsAny } from "../syntax/text-probe.ts";
import { type CacheCall, cacheCallsOf, textPieces } from "./cache-calls.ts";

/**
 * Since Next.js 16.0 `revalidateTag` takes a profile: `"max"` serves what is stale while it is made anew. Without one it warns, and expires
 * the tag at once, as `updateTag` does in an action. https://nextjs.org/docs/messages/revalidate-tag-single-arg
 * A tag longer than 256 characters is dropped where something would be cached under it. tests/oracles/next-cache (16.4)
 */
const messages = {
  missingProfile:
    '`{{callee}}` with a tag alone is deprecated since Next.js 16, and logs a warning. Use `updateTag` in an action, or pass `"max"`.',
  longTag: `Next.js drops tags of more than ${maxTagLength} characters, and this one has {{length}} or more: nothing is cached under it. Use a shorter one.`,
  updateTag: "Call `{{updateTag}}`: the action itself reads what is fresh.",
  passProfile: 'Pass `"max"`: visitors get what is stale while it is made anew.',
};

type MessageId = keyof typeof messages;

export const validRevalidateTag: Check<object, MessageId> = {
  name: "valid-revalidate-tag",
  code: 72402,
  preset: "recommended",
  severity: "warn",
  messages,
  schema: [],
  defaults: {},
  canApply: (text) => mentionsAny(text, tagCalls),
  *run(context) {
    const { module, settings } = context;
    if (!module.isReact || isTestFile(module.filename)) return;
    const wantsProfile = hasFeature(settings.nextVersion, tagProfilesSince);
    for (const cacheCall of cacheCallsOf(module, tagCalls)) {
      const { name, call } = cacheCall;
      yield* longTagsOf(module, cacheCall);
      if (wantsProfile && name === "revalidateTag" && lacksProfile(module, call)) yield missingProfile(context, call);
    }
  },
};

function* longTagsOf(module: ModuleAnalysis, { name, call }: CacheCall): Generator<Finding<MessageId>> {
  const takesMany = name === "cacheTag" || name === "unstable_cacheTag";
  for (const argument of takesMany ? call.arguments : call.arguments.slice(0, 1)) {
    const pieces = argument.type === "SpreadElement" ? undefined : textPieces(module, argument);
    const { length } = (pieces ?? []).join("");
    if (length <= maxTagLength) continue;
    const [start, end] = argument.range;
    yield { span: { start, end }, messageId: "longTag", data: { length: String(length) } };
  }
}

/** A profile that is not written down is one. */
function lacksProfile(module: ModuleAnalysis, call: TSESTree.CallExpression): boolean {
  const [tag, profile] = call.arguments;
  if (!tag || tag.type === "SpreadElement") return false;
  return !profile || (profile.type !== "SpreadElement" && isNullish(module, profile) === "yes");
}

function missingProfile({ module }: CheckContext<object>, call: TSESTree.CallExpression): Finding<MessageId> {
  const [start, end] = call.range;
  return {
    span: { start, end },
    messageId: "missingProfile",
    data: { callee: module.text.slice(...call.callee.range) },
    suggestions: [...updateTagRepair(module, call), ...profileRepair(module, call)],
  };
}

/** Only in an action: elsewhere `updateTag` throws. */
function updateTagRepair(module: ModuleAnalysis, call: TSESTree.CallExpression): Suggestion<MessageId>[] {
  const isInAction = module.serverFunctions.some(({ handler }) => handler && isInside(call, handler));
  const imported = isInAction ? importName(module, "updateTag", "next/cache", call) : undefined;
  if (!imported) return [];
  const [start, end] = call.callee.range;
  const edits = [{ start, end, text: imported.text }, ...withSecondArgument(call, ""), ...imported.edits];
  return [
    { messageId: "updateTag", data: { updateTag: imported.text }, edits, together: `Call \`${imported.text}\`.` },
  ];
}

function profileRepair(module: ModuleAnalysis, call: TSESTree.CallExpression): Suggestion<MessageId>[] {
  const [tag] = call.arguments;
  const quote = tag && module.text[tag.range[0]] === "'" ? "'" : '"';
  const edits = withSecondArgument(call, `, ${quote}max${quote}`);
  return [{ messageId: "passProfile", edits, together: 'Pass `"max"`.' }];
}

/** Puts `text` in the place of what follows the first argument. */
function withSecondArgument({ arguments: given }: TSESTree.CallExpression, text: string): Edit[] {
  const [tag] = given;
  const last = given.at(-1);
  if (!tag || !last || (tag === last && text === "")) return [];
  return [{ start: tag.range[1], end: last.range[1], text }];
}
