/** Clients that check the caller, made of the client that makes an action: `authActionClient` of `actionClient.use(auth)`. */
import type { TSESTree } from "@typescript-eslint/utils";
import { importName } from "../edits/import-name.ts";
import { actionValueOf } from "../facts/server-function-place.ts";
import { type FactsContext, resolveFrom } from "../facts/function-place.ts";
import { walkValue } from "../facts/walked-actions.ts";
import type { CheckContext } from "../model/check.ts";
import type { Edit } from "../model/finding.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";
import type { Reference } from "../model/reference.ts";
import type { ModuleSummary } from "../model/summary.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import { callChain } from "../syntax/calls.ts";
import { scopesDeclaring } from "../syntax/names-of-file.ts";
import { unwrap } from "../syntax/unwrap.ts";
import { findVariable } from "../syntax/variables.ts";

export interface GuardedClient {
  readonly name: string;
  readonly edits: readonly Edit[];
}

type Call = Extract<ValueSummary, { kind: "call" }>;
const maxSteps = 5;

/** In the order in which they are exported beside the action's own client. */
export function guardedClients(
  { module }: CheckContext<object>,
  facts: FactsContext,
  action: ServerFunction,
): readonly GuardedClient[] {
  const value = action.form === "builder" ? actionValueOf(facts, module, action) : undefined;
  const root = action.wrappers[0] && unwrap(callChain(action.wrappers[0]).root);
  if (value?.kind !== "call" || value.root.kind !== "import" || root?.type !== "Identifier") return [];
  const { source } = value.root;
  const file = facts.graph.resolveModule(source, module.filename);
  const summary = file === undefined ? undefined : facts.graph.summary(file);
  const base = summary && exportedAs(summary, value.root);
  if (!summary || base === undefined) return [];
  return summary.exports.flatMap((exported) => {
    if (exported.kind !== "local" || exported.local === undefined || exported.value.kind !== "call") return [];
    if (!isMadeOf(facts, summary, exported.value, base)) return [];
    const client: Reference = { kind: "import", source, name: exported.name, path: [] };
    if (!isGuarded(facts, { ...value, root: client })) return [];
    const edits = replaceClient(module, root, exported.name, source);
    return edits ? [{ name: exported.name, edits }] : [];
  });
}

/** The top-level name behind an export of the module. */
function exportedAs({ exports }: ModuleSummary, { name }: { readonly name: string }): string | undefined {
  const found = exports.find((entry) => entry.kind === "local" && entry.name === name);
  return found?.kind === "local" ? found.local : undefined;
}

function isMadeOf(facts: FactsContext, summary: ModuleSummary, value: Call, base: string): boolean {
  let current: ValueSummary | undefined = value;
  for (let step = 0; current?.kind === "call" && step < maxSteps; step += 1) {
    const { root }: Call = current;
    if (root.kind !== "local") return false;
    if (root.name === base) return true;
    const next = resolveFrom(facts, { file: summary.filename, summary }, root);
    current = next.kind === "value" ? next.value : undefined;
  }
  return false;
}

/** Whether the action, made by another client, does all it does for somebody. */
function isGuarded(facts: FactsContext, value: ValueSummary): boolean {
  const { reached } = walkValue(facts, value);
  return reached?.effects.every(({ state }) => state.verdict === "yes") ?? false;
}

/** Also in the import, where the action is the only one that uses the client. */
function replaceClient(
  module: ModuleAnalysis,
  root: TSESTree.Identifier,
  name: string,
  source: string,
): readonly Edit[] | undefined {
  const variable = findVariable(module.scopes, root);
  const specifier = variable?.defs[0]?.node as TSESTree.Node | undefined;
  const isOnlyUse = variable?.references.length === 1 && specifier?.type === "ImportSpecifier";
  const isTaken = scopesDeclaring(module.scopes, name) > 0;
  if (isOnlyUse && !isTaken) {
    const [start, end] = specifier.range;
    return [
      { start, end, text: name },
      { start: root.range[0], end: root.range[1], text: name },
    ];
  }
  const imported = importName(module, name, source, root);
  return imported && [...imported.edits, { start: root.range[0], end: root.range[1], text: imported.text }];
}
