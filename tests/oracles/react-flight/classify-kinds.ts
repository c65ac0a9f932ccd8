/** Asks the classifier about the kinds, by their types: a real program over the files that declare them. */
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import ts from "typescript";
import { createCheckerViews } from "../../../shared/src/types/checker-view.ts";
import { isFlaw, type Sendability, worstOf } from "../../../shared/src/types/sendability.ts";
import { type Direction, judgeSending } from "../../../shared/src/types/serializability.ts";
import { typeFlagsOf } from "../../../shared/src/types/type-flags.ts";
import type { TypeView } from "../../../shared/src/types/type-view.ts";
import type { Outcome, Way } from "./send.ts";

/** What an app of Next.js has: the DOM's types and those of Node.js. */
const options: ts.CompilerOptions = {
  lib: ["lib.esnext.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
  strict: true,
  target: ts.ScriptTarget.ES2022,
  types: ["node"],
};

const folder = join(import.meta.dirname, "kinds");

/** The view of what each exported function returns, by file and name. `extra`: one more file beside them. */
export function viewKinds(extra?: {
  readonly name: string;
  readonly text: string;
}): ReadonlyMap<string, ReadonlyMap<string, TypeView>> {
  const files = readdirSync(folder).map((file) => join(folder, file));
  const host = ts.createCompilerHost(options, true);
  const { fileExists, getSourceFile, readFile } = host;
  const extraPath = join(folder, `${extra?.name ?? ""}.ts`);
  if (extra) {
    files.push(extraPath);
    host.fileExists = (path) => path === extraPath || fileExists(path);
    host.readFile = (path) => (path === extraPath ? extra.text : readFile(path));
    host.getSourceFile = (path, version) => {
      if (path === extraPath) return ts.createSourceFile(path, extra.text, version, true);
      return getSourceFile(path, version);
    };
  }
  const program = ts.createProgram(files, options, host);
  const checker = program.getTypeChecker();
  const flags = typeFlagsOf(checker);
  if (!flags) throw new Error("the classifier does not know this TypeScript");
  const viewOf = createCheckerViews(program, flags);
  return new Map(
    files.map((file) => {
      const source = program.getSourceFile(file);
      const module = source && checker.getSymbolAtLocation(source);
      const views = (module ? checker.getExportsOfModule(module) : []).flatMap((symbol): [string, TypeView][] => {
        const [signature] = checker.getTypeOfSymbol(symbol).getCallSignatures();
        return signature ? [[symbol.name, viewOf(signature.getReturnType())]] : [];
      });
      return [basename(file, ".ts"), new Map(views)];
    }),
  );
}

const directions: Readonly<Record<Way, Direction>> = {
  argument: "argument",
  "bare argument": "argument",
  result: "result",
  nested: "prop",
  "element prop": "prop",
  captured: "captured",
  "client bind": "argument",
  "server bind": "bound",
  state: "state",
};

/** `unknown` too where only some arm of a union is at fault: which one is sent, the type does not say. */
export function classify(views: readonly TypeView[], way: Way): Outcome | "unknown" {
  const answer: Sendability = worstOf(views.map((view) => judgeSending(view, directions[way])));
  return isFlaw(answer) && !answer.certain ? "unknown" : answer.verdict;
}
