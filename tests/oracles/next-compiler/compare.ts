/** The compiler's answer and ours, in a form in which they have to be equal. */
import { analyzeModule } from "../../../shared/src/analyze/analyze-module.ts";
import { closureOf } from "../../../shared/src/analyze/captures.ts";
import type { ModuleAnalysis } from "../../../shared/src/model/module.ts";
import { parseWith, type ParserName } from "../../helpers/parse.ts";
import type { CompiledReference } from "./compiled-output.ts";
import { generatedNames } from "./names.ts";

export interface ServerFunctionList {
  /** Export names, sorted. Of one function under several names the last: the compiler loses the others. */
  readonly exported: readonly string[];
  /** The captured paths of each inline action, in the order in which the actions end. */
  readonly inline: readonly (readonly string[])[];
}

export function listOfCompiler(references: readonly CompiledReference[]): ServerFunctionList {
  const exported = references.filter(({ inline }) => !inline).map(({ name }) => name);
  const inline = references
    .filter((reference) => reference.inline)
    .map(({ captures }) => captures.map(withoutRenaming));
  return { exported: exported.sort(), inline };
}

export function listOfOurs(module: ModuleAnalysis): ServerFunctionList {
  const exported = module.serverFunctions
    .filter(({ origin }) => origin === "file")
    .flatMap(({ names }) => names.at(-1) ?? []);
  const inline = module.serverFunctions
    .filter(({ origin }) => origin === "function")
    .sort((left, right) => endOf(left.handler) - endOf(right.handler))
    .map((serverFunction) => closureOf(module, serverFunction).captures.map(({ text }) => text));
  return { exported: exported.sort(), inline };
}

export function analyzeText(text: string, parser: ParserName = "oxc", filename = "/app/app/file.tsx"): ModuleAnalysis {
  return analyzeModule(parseWith(parser, text, filename));
}

function endOf(node: { readonly range: readonly [number, number] } | undefined): number {
  return node?.range[1] ?? 0;
}

/** The compiler renames a name where two of them meet in its output: `a1.b` is `a.b`. Generated names have no digits. */
function withoutRenaming(path: string): string {
  const root = generatedNames.find((name) => path.startsWith(name));
  if (root === undefined) return path;
  let end = root.length;
  while (path.charAt(end) >= "0" && path.charAt(end) <= "9") end += 1;
  return root + path.slice(end);
}
