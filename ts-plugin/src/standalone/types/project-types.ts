/** The types of one project for the checks, by the TypeScript that it has installed; without one, or where that fails, there are none. */
import type { Change, ParsedSource, TypeOracle } from "@server-actions/shared";
import { findInstalled, majorOf } from "../installed.ts";
import { openPrograms } from "./load-typescript.ts";
import type { Programs } from "./programs.ts";
import { createSourceFiles, type SourceFileOptions } from "./source-files.ts";

export interface ProjectTypes {
  /** Opens TypeScript with the first question that a check asks it, and no sooner. `undefined`: there are no types. */
  oracleOf(source: ParsedSource): TypeOracle | undefined;
  /** Whether a question has to wait for TypeScript to be loaded. */
  readonly isUnopened: boolean;
  /** It was asked, and what its answers come from is noted nowhere: TypeScript 7 reads the disk in a process of its own. */
  readonly isUntraced: boolean;
  /** TypeScript threw: what is found from now on is without types. */
  giveUp(error: unknown): void;
  /** Why there are none although TypeScript is installed. */
  readonly problem: string | undefined;
  startRun(change: Change): void;
  close(): void;
}

export function createProjectTypes(rootDir: string, options: SourceFileOptions): ProjectTypes {
  const typescript = findInstalled("typescript", rootDir);
  let programs: Programs | undefined;
  let problem: string | undefined;
  const giveUp = (error: unknown): void => {
    const why = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    problem = `TypeScript ${typescript?.version ?? ""} gives no types (${why}): what only types show is not found.`;
  };
  const open = (source: ParsedSource): TypeOracle | undefined => {
    if (!typescript || problem !== undefined) return undefined;
    try {
      programs ??= openPrograms(typescript, rootDir, createSourceFiles(options));
      return programs.oracleOf(source);
    } catch (error) {
      giveUp(error);
      return undefined;
    }
  };
  return {
    oracleOf: (source) => (typescript && problem === undefined ? lazyOracle(() => open(source)) : undefined),
    giveUp,
    get isUnopened() {
      return typescript !== undefined && programs === undefined && problem === undefined;
    },
    get isUntraced() {
      return problem !== undefined || (typescript !== undefined && programs !== undefined && majorOf(typescript) >= 7);
    },
    get problem() {
      return problem;
    },
    startRun: (change) => programs?.startRun(change),
    close: () => programs?.close(),
  };
}

/** An oracle that is made with the first question. */
function lazyOracle(make: () => TypeOracle | undefined): TypeOracle {
  let made: { readonly oracle: TypeOracle | undefined } | undefined;
  const oracle = (): TypeOracle | undefined => (made ??= { oracle: make() }).oracle;
  return {
    componentProps: (node) => oracle()?.componentProps(node),
    callable: (node) => oracle()?.callable(node) ?? "unknown",
    callbackParameter: (node, prop) => oracle()?.callbackParameter(node, prop),
    viewOf: (node) => oracle()?.viewOf(node),
    writtenType: (node) => oracle()?.writtenType(node),
    parameterAt: (node, position) => oracle()?.parameterAt(node, position),
  };
}
