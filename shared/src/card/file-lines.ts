import { factsContextOf } from "../facts/function-place.ts";
import { serverFunctionFactsOf } from "../facts/server-function-facts.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";
import type { Verdict } from "../model/verdict.ts";
import { code, countOf, listOf } from "./markdown.ts";
import type { CardSubject } from "./subject.ts";

/** What a file with the directive holds: how many Server Functions, and which of them ask who calls. */
export function fileLines(context: Pick<CardSubject, "graph" | "settings">, module: ModuleAnalysis): readonly string[] {
  const served = module.serverFunctions.filter(({ origin }) => origin === "file");
  const verdicts = served.map((each) => ({ name: nameOf(each), verdict: guardsOf(context, module, each) }));
  const named = (verdict: Verdict): readonly string[] =>
    verdicts.filter((each) => each.verdict === verdict).map(({ name }) => code(name));
  const lists = [
    ["Guarded", named("yes")],
    ["No guard found", named("no")],
    ["Guarded or not, nobody can tell", named("unknown")],
  ] as const;
  return [
    `**${countOf(served.length, "Server Function")}**, which the client can call with arguments of its choice`,
    ...lists.flatMap(([words, names]) => (names.length > 0 ? [`- ${words}: ${listOf(names, MAX_NAMES)}`] : [])),
  ];
}

function guardsOf(
  context: Pick<CardSubject, "graph" | "settings">,
  module: ModuleAnalysis,
  serverFunction: ServerFunction,
): Verdict {
  return (
    serverFunctionFactsOf(factsContextOf({ ...context, module }), module, serverFunction)?.guards.verdict ?? "unknown"
  );
}

function nameOf({ names }: ServerFunction): string {
  return names.find((name) => name !== "default") ?? names[0] ?? "default";
}

const MAX_NAMES = 8;
