import type {
  FunctionOutline,
  FunctionSummary,
  ModuleDetails,
  ModuleOutline,
  ModuleSummary,
} from "../model/summary.ts";

/**
 * The summary that an outline and its details make; the details are asked for with the first part of them that is read.
 * Nothing here sees a tree, so none is kept by what is read late.
 */
export function withDetails(outline: ModuleOutline, details: () => ModuleDetails): ModuleSummary {
  return {
    ...outline,
    functions: outline.functions.map((found, index) => functionWithDetails(found, index, details)),
    get usesClientHooks() {
      return details().usesClientHooks;
    },
    get moduleCalls() {
      return details().moduleCalls;
    },
    get elements() {
      return details().elements;
    },
    get forms() {
      return details().forms;
    },
    get handedOn() {
      return details().handedOn;
    },
  };
}

function functionWithDetails(outline: FunctionOutline, index: number, details: () => ModuleDetails): FunctionSummary {
  return {
    ...outline,
    get calls() {
      return details().functions[index]?.calls ?? [];
    },
    get flow() {
      return details().functions[index]?.flow;
    },
    get gives() {
      return details().functions[index]?.gives;
    },
    get errorHandling() {
      return details().functions[index]?.errorHandling;
    },
    get fates() {
      return details().functions[index]?.fates;
    },
    get handlerArguments() {
      return details().functions[index]?.handlerArguments;
    },
  };
}

/** What is left of a module that has gone: nothing is known of it. */
export const noDetails: ModuleDetails = {
  functions: [],
  usesClientHooks: false,
  moduleCalls: [],
  elements: [],
  forms: [],
  handedOn: [],
};

/** Makes it when first asked, and lets go of what it is made from. */
export function once<Result extends object>(make: () => Result): () => Result {
  let state: { readonly make: () => Result } | { readonly made: Result } = { make };
  return () => {
    if ("make" in state) state = { made: state.make() };
    return state.made;
  };
}
