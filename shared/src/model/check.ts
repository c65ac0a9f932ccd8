import type { JSONSchema } from "@typescript-eslint/utils";
import type { ModuleGraph } from "../graph/module-graph.ts";
import type { Settings } from "../settings/defaults.ts";
import type { TypeOracle } from "../types/type-oracle.ts";
import type { Finding } from "./finding.ts";
import type { ModuleAnalysis } from "./module.ts";

/** The presets a check can belong to; `all` holds every check. `undefined`: opt-in only. */
export type Preset = "recommended" | "security" | "strict";

/** What a check may look at. */
export interface CheckContext<Options> {
  readonly module: ModuleAnalysis;
  readonly graph: ModuleGraph;
  /** Absent in untyped hosts: a check sharpens itself with types, it never needs them. */
  readonly types?: TypeOracle;
  readonly settings: Settings;
  readonly options: Options;
}

/** A file before its tree. */
export interface RecordedFile {
  readonly filename: string;
  readonly text: string;
  readonly graph: ModuleGraph;
  readonly settings: Settings;
}

/** One question about a module, independent of any host. Pure and deterministic; no I/O of its own. */
export interface Check<Options = unknown, MessageId extends string = string> {
  /** The rule id, without a namespace. */
  readonly name: string;
  /** Stable TypeScript diagnostic code (72001...). */
  readonly code: number;
  readonly preset: Preset | undefined;
  /** Severity inside the preset. */
  readonly severity: "error" | "warn";
  readonly messages: Readonly<Record<MessageId, string>>;
  readonly schema: readonly JSONSchema.JSONSchema4[];
  readonly defaults: Options;
  /** What the presets `strict` and `all` set instead of the defaults. */
  readonly strictOptions?: Options;
  /** Finds nothing without type information: hosts that have none do not even ask for the tree. */
  readonly needsTypes?: true;
  /**
   * Cheapest question first: can this text hold a finding at all?
   * Answered before any tree is analysed, so it must never miss (a name can be hidden behind an import alias, not its module).
   */
  canApply(text: string, settings: Settings): boolean;
  /**
   * The next question, where there is one: can this file hold a finding, by what it and other files import? Answered from records, before the
   * tree of the file is looked at (in most hosts before there is one), so it must never miss either.
   */
  mayConcern?(file: RecordedFile): boolean;
  run(context: CheckContext<Options>): Iterable<Finding<MessageId>>;
}
