import type { FunctionDetails, ModuleDetails } from "../model/summary.ts";

/** Where what is learned of modules outlives the process. Whatever it has may be gone. */
export interface SummaryStore {
  /** The parts of the summary of a file with this text. */
  partsOf(file: string, text: string): StoredParts;
}

export interface StoredParts {
  /** What is kept under the name, or what `make` gives, which is kept from now on. */
  read<Part>(name: string, make: () => Part): Part;
}

const moduleParts: Readonly<Record<Exclude<keyof ModuleDetails, "functions">, true>> = {
  usesClientHooks: true,
  moduleCalls: true,
  elements: true,
  forms: true,
  stateActions: true,
  handedOn: true,
};
const functionParts: Readonly<Record<keyof FunctionDetails, true>> = {
  calls: true,
  unchecked: true,
  flow: true,
  gives: true,
  errorHandling: true,
  fates: true,
  handlerArguments: true,
  parameterTypes: true,
};

/** The details of a module with so many functions, each part read from the store before `make` is asked for the module's. */
export function storedDetails(parts: StoredParts, functions: number, make: () => ModuleDetails): ModuleDetails {
  const own = partially(moduleParts, (name) => parts.read(name, () => make()[name]));
  const ofFunctions = Array.from({ length: functions }, (_, index) =>
    partially(functionParts, (name) => parts.read(`${index} ${name}`, () => make().functions[index]?.[name])),
  );
  return Object.defineProperty(own, "functions", { value: ofFunctions }) as ModuleDetails;
}

function partially<Name extends string>(names: Readonly<Record<Name, true>>, read: (name: Name) => unknown): object {
  const whole = {};
  for (const name of Object.keys(names) as Name[]) Object.defineProperty(whole, name, { get: () => read(name) });
  return whole;
}
