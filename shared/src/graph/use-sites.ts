/** Where an export is called, rendered, or given to a form: in the modules that can name it, by their summaries. */
import type { CallSummary, FunctionSummary } from "../model/function-summary.ts";
import type { Reference } from "../model/reference.ts";
import type { ElementSummary, FormSummary, ModuleSummary } from "../model/summary.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import { findUseSites } from "./export-users.ts";
import { isBoundCall } from "./function-value.ts";
import type { ModuleIndex } from "./module-index.ts";
import { findExport, type ModuleLookup } from "./resolve-export.ts";
import { importedName, keyOf, sitesOf, type Use, type UsesIn, type UseTables } from "./use-tables.ts";

/** A call of an exported function somewhere in the project. */
export interface CallSite {
  readonly file: string;
  readonly summary: ModuleSummary;
  readonly call: CallSummary;
  /** The calling function, `undefined` for module-level code. */
  readonly caller: FunctionSummary | undefined;
}

/** A place where a component is rendered: the element, and the module it stands in. */
export interface RenderSite {
  readonly file: string;
  readonly summary: ModuleSummary;
  readonly element: ElementSummary;
}

/** A place where a form is given a function as its action. */
export interface FormSite {
  readonly file: string;
  readonly summary: ModuleSummary;
  readonly form: FormSummary;
}

/** What the uses of an export are found with. */
export interface UseLookup {
  readonly index: ModuleIndex;
  readonly lookup: ModuleLookup;
  readonly tables: UseTables;
}

/** Every call whose callee is the export's definition: in the modules that import it, and in its own. */
export function findCallSites(uses: UseLookup, file: string, exportName: string): readonly CallSite[] {
  return findInUsers(uses, file, exportName, callsIn);
}

/** Every element whose tag is the export's definition. */
export function findRenderSites(
  uses: UseLookup,
  file: string,
  exportName: string,
  isAsked?: (user: string) => boolean,
): readonly RenderSite[] {
  return findInUsers(uses, file, exportName, elementsIn, isAsked);
}

/** Every HTML form, or button of one, whose action is the export's definition, bound or not. */
export function findFormSites(
  uses: UseLookup,
  file: string,
  exportName: string,
  isAsked: (user: string) => boolean,
): readonly FormSite[] {
  return findInUsers(uses, file, exportName, formsIn, isAsked);
}

/** The parameters that take the state of some `useActionState`, when the export's definition is its action. */
export function findStatePositions(uses: UseLookup, file: string, exportName: string): readonly number[] {
  return findInUsers(uses, file, exportName, stateActionsIn);
}

const callsIn: UsesIn<CallSite> = (file, summary) => {
  const siteOf = (call: CallSummary, caller: FunctionSummary | undefined): Use<CallSite> => ({
    reference: call.callee,
    site: { file, summary, call, caller },
  });
  return [
    ...summary.moduleCalls.map((call) => siteOf(call, undefined)),
    ...summary.functions.flatMap((caller) => caller.calls.map((call) => siteOf(call, caller))),
  ];
};

const elementsIn: UsesIn<RenderSite> = (file, summary) =>
  summary.elements.map((element) => ({ reference: element.tag, site: { file, summary, element } }));

const formsIn: UsesIn<FormSite> = (file, summary) =>
  summary.forms.map((form) => ({ reference: boundReference(form.value), site: { file, summary, form } }));

const stateActionsIn: UsesIn<number> = (_, summary) =>
  summary.stateActions.map(({ action, position }) => ({ reference: action, site: position }));

/** What a value names, through `.bind()`. */
function boundReference(value: ValueSummary): Reference {
  if (value.kind === "reference") return value.reference;
  return value.kind === "call" && isBoundCall(value) ? value.root : { kind: "unknown" };
}

function findInUsers<Site>(
  { index, lookup, tables }: UseLookup,
  file: string,
  exportName: string,
  usesIn: UsesIn<Site>,
  isAsked: (user: string) => boolean = () => true,
): readonly Site[] {
  const wanted = keyOf(findExport(lookup, file, exportName));
  if (wanted === undefined) return [];
  const users = new Map<string, Set<string>>([[file, new Set()]]);
  for (const site of findUseSites(index, file, exportName)) {
    const names = users.get(site.file) ?? new Set();
    users.set(site.file, names.add(importedName(site.reference)));
  }
  return [...users].flatMap(([user, names]) =>
    isAsked(user) ? sitesOf({ lookup, tables }, user, { names, wanted }, usesIn) : [],
  );
}
