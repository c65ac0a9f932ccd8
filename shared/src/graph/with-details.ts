import type { FunctionDetails, FunctionOutline, FunctionSummary } from "../model/function-summary.ts";
import type { ModuleDetails, ModuleOutline, ModuleSummary } from "../model/summary.ts";

export type ModulePart = Exclude<keyof ModuleDetails, "functions">;

/** Where the parts of a module's details come from, one by one. */
export interface DetailParts {
  ofModule<Name extends ModulePart>(name: Name): ModuleDetails[Name];
  /** `index`: in the outline's functions. */
  ofFunction<Name extends keyof FunctionDetails>(index: number, name: Name): FunctionDetails[Name];
}

/** The parts of details that may be made anew for each. What is left of a module that has gone: nothing is known of it. */
export function partsOf(details: () => ModuleDetails | undefined): DetailParts {
  return {
    ofModule: (name) => (details() ?? noDetails)[name],
    ofFunction: (index, name) => (details()?.functions[index] ?? noFunctionDetails)[name],
  };
}

/**
 * The summary that an outline and its details make. Each part of the details is asked for when it is first read, and kept: nothing here
 * sees a tree, so none is kept by what is read late.
 */
export function withDetails(outline: ModuleOutline, parts: DetailParts): ModuleSummary {
  const functions = outline.functions.map((found, index) =>
    withParts<FunctionOutline, FunctionSummary>(lazyFunction, found, (name) => parts.ofFunction(index, name)),
  );
  return withParts<ModuleOutline, ModuleSummary>(lazyModule, { ...outline, functions }, parts.ofModule);
}

type ReadPart<Name> = (name: Name) => unknown;

/** Names what a summary reads its parts by. */
const readPart = Symbol("readPart");

function withParts<Outline extends object, Summary extends Outline>(
  prototype: object,
  outline: Outline,
  read: ReadPart<Exclude<keyof Summary, keyof Outline>>,
): Summary {
  const summary = Object.assign(Object.create(prototype) as Summary, outline);
  return Object.defineProperty(summary, readPart, { value: read });
}

const lazyModule = prototypeWith<ModulePart>({
  usesClientHooks: true,
  moduleCalls: true,
  elements: true,
  forms: true,
  stateActions: true,
  handedOn: true,
});

const lazyFunction = prototypeWith<keyof FunctionDetails>({
  calls: true,
  unchecked: true,
  flow: true,
  gives: true,
  errorHandling: true,
  fates: true,
  handlerArguments: true,
  parameterTypes: true,
});

/** One prototype for all summaries: with getters of its own, each would have a shape of its own, which takes more room than what is read. */
function prototypeWith<Name extends string>(names: Readonly<Record<Name, true>>): object {
  const prototype = {};
  for (const name of Object.keys(names) as Name[])
    Object.defineProperty(prototype, name, {
      enumerable: true,
      get(this: { readonly [readPart]: ReadPart<Name> }) {
        const value = this[readPart](name);
        Object.defineProperty(this, name, { value, enumerable: true });
        return value;
      },
    });
  return prototype;
}

const noFunctionDetails: FunctionDetails = { calls: [], unchecked: [] };

const noDetails: ModuleDetails = {
  functions: [],
  usesClientHooks: false,
  moduleCalls: [],
  elements: [],
  forms: [],
  stateActions: [],
  handedOn: [],
};
