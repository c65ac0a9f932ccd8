/** What the analysis says of a labelled Server Function. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  analyzeModule,
  type Check,
  factsContextOf,
  parseWithOxc,
  type ServerFunction,
  serverFunctionFactsOf,
  type ServerFunctionFacts,
  toPosix,
} from "@server-actions/shared";
import { openProjects, positionAt, type Project } from "../real-code/code-base.ts";
import type { LabelledAction } from "./actions.ts";

/** `absent`: the file is not on this machine. `lost`: there is no Server Function on the labelled line. */
export type Observation =
  | { readonly kind: "absent" | "lost" }
  | {
      readonly kind: "seen";
      /** Absent where nobody can tell which function runs. */
      readonly facts: ServerFunctionFacts | undefined;
      /** The rules that report something in it. */
      readonly reported: readonly string[];
    };

/** Looks at actions below `folder` (one for each repository); keeps the projects it has opened. */
export function openObserver(checks: readonly Check[]): (action: LabelledAction, folder: string) => Observation {
  const projectAround = openProjects();
  return (action, folder) => observe(action, toPosix(join(folder, action.path)), checks, projectAround);
}

function observe(
  action: LabelledAction,
  file: string,
  checks: readonly Check[],
  projectAround: (file: string) => Project,
): Observation {
  if (!existsSync(file)) return { kind: "absent" };
  const text = readFileSync(file, "utf8").replace(/^\uFEFF/u, "");
  const source = parseWithOxc(file, text);
  const module = source && analyzeModule(source);
  const lineOf = (offset: number) => positionAt(text, offset).line;
  const found = module?.serverFunctions.find((entry) => isAction(action, entry, lineOf(entry.node.range[0])));
  if (!module || !found) return { kind: "lost" };
  const project = projectAround(file);
  const context = factsContextOf({ module, ...project });
  const [first, last] = linesAround(found).map(lineOf) as [number, number];
  const reported = checks.filter((check) =>
    [...check.run({ module, ...project, options: check.defaults })].some(({ span }) => {
      const line = lineOf(span.start);
      return first <= line && line <= last;
    }),
  );
  const facts = serverFunctionFactsOf(context, module, found);
  return { kind: "seen", facts, reported: reported.map(({ name }) => name) };
}

function isAction({ line, name }: LabelledAction, found: ServerFunction, foundLine: number): boolean {
  return foundLine === line && (name === "" || found.names.includes(name) || found.names.length === 0);
}

/** From its name, or its first word, to its end. */
function linesAround({ node, value, handler }: ServerFunction): readonly [number, number] {
  const ranges = [node, value, handler].flatMap((part) => (part ? [part.range] : []));
  return [Math.min(...ranges.map(([start]) => start)), Math.max(...ranges.map(([, end]) => end))];
}
