import type {
  FunctionDetails,
  FunctionOutline,
  FunctionSummary,
  ModuleDetails,
  ModuleOutline,
  ModuleSummary,
} from "../model/summary.ts";

/**
 * The summary that an outline and its details make. Each part of the details is asked for when it is first read, and kept: nothing here
 * sees a tree, so none is kept by what is read late.
 */
export function withDetails(outline: ModuleOutline, details: () => ModuleDetails): ModuleSummary {
  const part = partsOf<ModuleDetails>(details);
  return {
    ...outline,
    functions: outline.functions.map((found, index) => functionWithDetails(found, () => details().functions[index])),
    get usesClientHooks() {
      return part("usesClientHooks");
    },
    get moduleCalls() {
      return part("moduleCalls");
    },
    get elements() {
      return part("elements");
    },
    get forms() {
      return part("forms");
    },
    get stateActions() {
      return part("stateActions");
    },
    get handedOn() {
      return part("handedOn");
    },
  };
}

function functionWithDetails(outline: FunctionOutline, details: () => FunctionDetails | undefined): FunctionSummary {
  const part = partsOf<FunctionDetails>(() => details() ?? noFunctionDetails);
  return {
    ...outline,
    get calls() {
      return part("calls");
    },
    get unchecked() {
      return part("unchecked");
    },
    get flow() {
      return part("flow");
    },
    get gives() {
      return part("gives");
    },
    get errorHandling() {
      return part("errorHandling");
    },
    get fates() {
      return part("fates");
    },
    get handlerArguments() {
      return part("handlerArguments");
    },
    get parameterTypes() {
      return part("parameterTypes");
    },
  };
}

/** Reads the parts of something that may have gone when the next one is asked for. */
function partsOf<Whole extends object>(whole: () => Whole): <Name extends keyof Whole>(name: Name) => Whole[Name] {
  const known: Partial<Whole> = {};
  return (name) => {
    if (!(name in known)) known[name] = whole()[name];
    return known[name] as Whole[typeof name];
  };
}

const noFunctionDetails: FunctionDetails = { calls: [], unchecked: [] };

/** What is left of a module that has gone: nothing is known of it. */
export const noDetails: ModuleDetails = {
  functions: [],
  usesClientHooks: false,
  moduleCalls: [],
  elements: [],
  forms: [],
  stateActions: [],
  handedOn: [],
};
