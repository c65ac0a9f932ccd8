import { analyzeModule } from "../../../shared/src/analyze/analyze-module.ts";
import { factsContextOf, type FactsContext, type FunctionPlace } from "../../../shared/src/facts/function-place.ts";
import { defaultSettings, type Settings } from "../../../shared/src/settings/defaults.ts";
import { parseWith } from "../../helpers/parse.ts";
import { graphOf } from "../graph/graph-of.ts";

export interface Place {
  readonly context: FactsContext;
  readonly place: FunctionPlace;
}

/** The function called `name` of `/app/actions.ts`, in a project of these files. */
export function placeOf(
  files: Readonly<Record<string, string>>,
  name: string,
  settings: Partial<Settings> = {},
  file = "/app/actions.tsx",
): Place {
  const module = analyzeModule(parseWith("typescript-estree", files[file] ?? "", file));
  const context = factsContextOf({ module, graph: graphOf(files), settings: { ...defaultSettings, ...settings } });
  const index = context.own.functions.findIndex((entry) => entry.name === name);
  if (index === -1) throw new Error(`There is no function ${name} in ${file}.`);
  return { context, place: { file, summary: context.own, index } };
}
