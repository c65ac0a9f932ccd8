import type { ModuleGraph } from "../graph/module-graph.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";
import type { Settings } from "../settings/defaults.ts";

/** The Server Function that a card is about, and what its lines may look at. */
export interface CardSubject {
  readonly serverFunction: ServerFunction;
  /** The module that it stands in. */
  readonly module: ModuleAnalysis;
  readonly graph: ModuleGraph;
  readonly settings: Settings;
  /** Any module of the project; `undefined` where it cannot be read. */
  moduleOf(file: string): ModuleAnalysis | undefined;
  /** How a person finds a place: `app/page.tsx:12`. */
  describePlace(file: string, offset: number): string;
  /** The names of its parameters by its type, for one that is made by calls. */
  readonly parameterNames?: readonly string[];
  /** The code of the values that are bound where one looks at it, in order. */
  readonly bound?: readonly string[];
}

/** What one line of a card says, in Markdown; `undefined`: there is nothing to say. */
export type CardLine = (subject: CardSubject) => string | undefined;
