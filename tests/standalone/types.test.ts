import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { analyzeModule } from "../../shared/src/analyze/analyze-module.ts";
import { parseWithOxc } from "../../shared/src/host/parse-oxc.ts";
import type { TypeOracle } from "../../shared/src/types/type-oracle.ts";
import type { TypeView } from "../../shared/src/types/type-view.ts";
import { createProjectTypes, type ProjectTypes } from "../../ts-plugin/src/standalone/types/project-types.ts";
import type { TempProject } from "../helpers/temp-project.ts";
import { typescriptVersions, type TypeScriptVersion } from "../helpers/typescripts.ts";
import { componentCases } from "../ts-plugin/component-cases.ts";
import { createTypedProject, tsconfig } from "./typed-project.ts";

const kindsFolder = join(import.meta.dirname, "../oracles/react-flight/kinds");
const kinds = Object.fromEntries(
  readdirSync(kindsFolder).map((file) => [file, readFileSync(join(kindsFolder, file), "utf8")]),
);
const components = Object.fromEntries(componentCases.map(({ code }, index) => [`component-${index}.tsx`, code]));

const cleanup: (() => void)[] = [];
afterEach(() => cleanup.splice(0).forEach((step) => step()));

function open(project: TempProject, overlay?: (file: string) => string | undefined): ProjectTypes {
  const types = createProjectTypes(project.dir, { tsconfig: undefined, overlay });
  cleanup.push(
    () => types.close(),
    () => project.remove(),
  );
  return types;
}

/** What the types say of every export of a file, by name. */
function answersOf<Answer>(
  types: ProjectTypes,
  file: string,
  ask: (oracle: TypeOracle, node: Parameters<TypeOracle["viewOf"]>[0]) => Answer,
  text = readFileSync(file, "utf8"),
): Readonly<Record<string, Answer>> {
  const source = parseWithOxc(file, text)!;
  const oracle = types.oracleOf(source);
  if (!oracle) return {};
  const exports = analyzeModule(source).exports.map((exported): [string, Answer] => [
    exported.name,
    ask(oracle, exported.kind === "local" ? (exported.value ?? exported.node) : exported.node),
  ]);
  return Object.fromEntries(exports);
}

const textOf = (oracle: TypeOracle, node: Parameters<TypeOracle["viewOf"]>[0]) => oracle.viewOf(node)?.text;

describe("TypeScript 7 answers as TypeScript 6", () => {
  const files = { ...kinds, ...components };
  const answers = new Map<TypeScriptVersion, object>();

  beforeAll(() => {
    for (const version of typescriptVersions) {
      const project = createTypedProject(version, files);
      const types = createProjectTypes(project.dir, { tsconfig: undefined, overlay: undefined });
      const of = (file: string) =>
        answersOf(types, project.pathOf(file), (oracle, node) => ({
          view: withoutOrder(oracle.viewOf(node), 3),
          callable: oracle.callable(node),
          written: oracle.writtenType(node),
          takes: oracle.parameterAt(node, 0)?.text,
          onX: oracle.callbackParameter(node, "onX")?.text,
          props: oracle.componentProps(node)?.map(({ declaration, ...prop }) => ({
            ...prop,
            declaration: declaration && { ...declaration, file: declaration.file.slice(project.dir.length) },
          })),
        }));
      const all = JSON.stringify(Object.fromEntries(Object.keys(files).map((file) => [file, of(file)])));
      answers.set(version, JSON.parse(all.replaceAll(project.dir, "")) as object);
      expect(types.problem).toBeUndefined();
      types.close();
      project.remove();
    }
  }, 120_000);

  it("about as many values as there are kinds and components", () => {
    const exported = Object.values(answers.get("6.0")!).flatMap((file) => Object.keys(file as object));
    expect(exported.length).toBeGreaterThan(300);
  });

  it.each(Object.keys(files))("%s", (file) => {
    const [classic, ...native] = typescriptVersions.map(
      (version) => (answers.get(version) as Readonly<Record<string, object>>)[file],
    );
    for (const answer of native) expect(answer).toEqual(classic);
  });
});

/**
 * The versions put the members of a union, and the properties of an object, in different orders, number their symbols and print the parameters of functions
 * differently. Members of the libraries are left out: each version brings its own.
 */
function withoutOrder(view: TypeView | undefined, depth: number): unknown {
  if (!view || depth === 0) return view?.kind;
  const deeper = (other: TypeView | undefined) => withoutOrder(other, depth - 1);
  const symbol = view.symbol?.name.startsWith("__") ? view.symbol.origin : view.symbol;
  return {
    kind: view.kind,
    text: view.text.includes("|") || view.callReturns.length > 0 ? undefined : view.text,
    alias: view.alias,
    symbol,
    members: view.members.map((member) => JSON.stringify(deeper(member))).sort(),
    constraint: deeper(view.constraint),
    elements: view.elements?.map(deeper),
    typeArguments: view.typeArguments.map(deeper),
    callReturns: view.callReturns.map(deeper),
    isConstructor: view.isConstructor,
    bases: view.bases.map(deeper),
    indexValues: view.indexValues.map(deeper),
    properties:
      view.symbol?.origin === "lib"
        ? []
        : view.properties.map(({ type, ...property }) => JSON.stringify({ ...property, type: deeper(type) })).sort(),
  };
}

describe.each(typescriptVersions)("TypeScript %s", (version) => {
  it("finds a node behind characters of several units", () => {
    const project = createTypedProject(version, { "a.ts": 'const s = "é漢😀"; export const a = { é: 1 };' });
    expect(answersOf(open(project), project.pathOf("a.ts"), textOf)).toEqual({ a: "{ é: number; }" });
  });

  it("sees a text that is not saved, in the file and in what it imports, and the saved one again", () => {
    const project = createTypedProject(version, {
      "a.ts": 'import { b } from "./b";\nexport const a = b;',
      "b.ts": "export const b = 1 as number;",
    });
    const texts = new Map<string, string>();
    const types = open(project, (file) => texts.get(file));
    const ask = (text?: string) => {
      types.startRun("texts");
      return answersOf(types, project.pathOf("a.ts"), textOf, text);
    };
    expect(ask()).toEqual({ a: "number" });

    texts.set(project.pathOf("b.ts"), "export const b = '' as string;");
    expect(ask()).toEqual({ a: "string" });

    const changed = 'import { b } from "./b";\nexport const a = [b];';
    expect(ask(changed)).toEqual({ a: undefined });
    texts.set(project.pathOf("a.ts"), changed);
    expect(ask(changed)).toEqual({ a: "string[]" });

    texts.clear();
    expect(ask()).toEqual({ a: "number" });
  });

  it("sees a file change on disk, and one that is new", () => {
    const project = createTypedProject(version, { "a.ts": "export const a = 1 as number;" });
    const types = open(project);
    expect(answersOf(types, project.pathOf("a.ts"), textOf)).toEqual({ a: "number" });

    project.write("a.ts", "export const a = true as boolean;");
    project.write("new.ts", 'export { a as b } from "./a";\nexport const c = new Date();');
    types.startRun("texts");
    expect(answersOf(types, project.pathOf("a.ts"), textOf)).toEqual({ a: "boolean" });
    expect(answersOf(types, project.pathOf("new.ts"), textOf)).toMatchObject({ c: "Date" });
  });

  it("sees another config, and what is global by a new file", () => {
    const project = createTypedProject(version, { "a.ts": "export const a = null as string | null;" });
    const types = open(project);
    const ask = () => answersOf(types, project.pathOf("a.ts"), textOf);
    expect(ask()).toEqual({ a: "string | null" });

    const { compilerOptions } = tsconfig;
    project.write(
      "tsconfig.json",
      JSON.stringify({ ...tsconfig, compilerOptions: { ...compilerOptions, strict: false } }),
    );
    types.startRun("files");
    expect(ask()).toEqual({ a: "string" });

    project.write("a.ts", "export const a = made;");
    types.startRun("texts");
    expect(ask()).not.toEqual({ a: "Date" });
    project.write("made.d.ts", "declare const made: Date;");
    types.startRun("files");
    expect(ask()).toEqual({ a: "Date" });
  });

  it("goes through the references of a solution file", () => {
    const project = createTypedProject(version, {
      "tsconfig.json": '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
      "tsconfig.app.json": JSON.stringify({ ...tsconfig, include: ["src"] }),
      "src/a.ts": "export const a = new Map<string, Date>();",
    });
    expect(answersOf(open(project), project.pathOf("src/a.ts"), textOf)).toEqual({ a: "Map<string, Date>" });
  });

  it("reads JavaScript of a jsconfig.json", () => {
    const project = createTypedProject(version, {
      "tsconfig.json": null,
      "jsconfig.json": '{ "compilerOptions": { "strict": true } }',
      "a.js": "export const a = [new Date()];",
    });
    expect(answersOf(open(project), project.pathOf("a.js"), textOf)).toEqual({ a: "Date[]" });
  });

  it("says nothing of a file without a config, nor of a node of another file", () => {
    const project = createTypedProject(version, {
      "tsconfig.json": null,
      "app/tsconfig.json": JSON.stringify(tsconfig),
      "app/a.ts": "export const a = 1;",
      "a.ts": "export const a = 1;",
    });
    const types = open(project);
    expect(answersOf(types, project.pathOf("a.ts"), textOf)).toEqual({ a: undefined });
    const source = parseWithOxc(project.pathOf("app/a.ts"), "export const a = 1;")!;
    const other = analyzeModule(parseWithOxc(project.pathOf("app/a.ts"), "export const a = 1;")!).exports[0]!.node;
    expect(types.oracleOf(source)?.viewOf(other)).toBeUndefined();
  });
});

describe("a TypeScript that cannot be asked", () => {
  const text = "export const a = 1;";
  const problemOf = (version: string, files: Readonly<Record<string, string>>) => {
    const project = createTypedProject(null, {
      "a.ts": text,
      "node_modules/typescript/package.json": JSON.stringify({
        name: "typescript",
        version,
        exports: { "./*": "./*.js" },
      }),
      ...files,
    });
    const types = open(project);
    const oracle = types.oracleOf(parseWithOxc(project.pathOf("a.ts"), text)!);
    expect(types.problem).toBeUndefined();
    const [exported] = analyzeModule(parseWithOxc(project.pathOf("a.ts"), text)!).exports;
    expect(oracle?.callable(exported!.node)).toBe("unknown");
    return types.problem;
  };

  it.each([
    ["is broken", "5.9.3", {}, "Cannot find module"],
    ["has no API", "7.2.0", {}, "Cannot find module"],
    [
      "has another API",
      "7.2.0",
      {
        "node_modules/typescript/sync.js": "exports.API = class { close() {} };",
        "node_modules/typescript/fs.js": "exports.serverFS = { useOS: Symbol() };",
      },
      "it has neither createSnapshot nor updateSnapshot",
    ],
    [
      "does not start",
      "7.0.2",
      {
        "node_modules/typescript/unstable/sync.js":
          "exports.API = class { constructor() { throw Error('no executable') } };",
      },
      "no executable",
    ],
  ])("%s: one sentence says so", (_name, version, files, why) => {
    expect(problemOf(version, files as Readonly<Record<string, string>>)).toContain(why);
  });

  it("is not asked where it is not installed", () => {
    const project = createTypedProject(null, { "a.ts": text });
    const types = open(project);
    expect(types.oracleOf(parseWithOxc(project.pathOf("a.ts"), text)!)).toBeUndefined();
    expect(types.problem).toBeUndefined();
  });
});
