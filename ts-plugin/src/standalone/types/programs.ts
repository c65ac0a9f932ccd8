import type { Change, Disk, ParsedSource, Trace, TypeOracle } from "@server-actions/shared";

/** The programs that one TypeScript makes of the configs around the files it is asked about. Any question may throw: the API is another's. */
export interface Programs {
  /** What the types say of a file that was parsed elsewhere; `undefined` where no program holds it with the same text. */
  oracleOf(source: ParsedSource): TypeOracle | undefined;
  /** Files have changed, at most this much. */
  startRun(change: Change): void;
  /** Ends the process that answers, if there is one. */
  close(): void;
}

/** What programs read. */
export interface SourceFiles {
  /** Absolute path of one config for all files; else each file's nearest counts. */
  readonly tsconfig: string | undefined;
  /** The texts of an editor, which count more than those on disk. */
  readonly overlay: ((file: string) => string | undefined) | undefined;
  readonly disk: Disk;
  /** Where the disk notes what it is asked. */
  readonly trace: Trace | undefined;
  textOf(file: string): string | undefined;
  /** Changes with the text; `undefined` for a file that is not there. */
  versionOf(file: string): string | undefined;
}
