/**
 * What an imported name can be, from records and texts alone: asked of many names before a tree is made for one of them. The answers may say
 * yes wrongly, never no.
 */
import type { Boundary } from "../model/module.ts";
import type { EdgeName, ImportEdge, Reference } from "../model/summary.ts";
import { mayHaveServerDirective, mentionsWord } from "../syntax/text-probe.ts";
import type { ProjectHost } from "./module-graph.ts";
import type { ModuleIndex } from "./module-index.ts";
import { createNameEnds, starsOf } from "./name-ends.ts";
import { createModuleReach } from "./reached-modules.ts";

/** A name that a file imports. */
export type ImportedName = Extract<Reference, { readonly kind: "import" }>;

/** Tells some exports of packages, by specifier and name (`"*"`: any). Answers are kept by it, so it has to be one function for good. */
export type ExportTest = (source: string, name: string) => boolean;

/** Answers until the text of a file changes. Where they say no, no tree has to be made to see it. */
export interface NameRecords {
  /**
   * Whether what `fromFile` imports under a name can be such an export of a package, or a function that calls one which its own file
   * imports. Of what is no declared function: whether its module, or one that this imports, imports such an export.
   */
  mayUseExport(imported: ImportedName, fromFile: string, isWanted: ExportTest): boolean;
  /** The same of anything that the file imports. */
  mayImportExport(file: string, isWanted: ExportTest): boolean;
  /** Whether what `fromFile` imports under a name can be a Server Function. */
  mayBeServerFunction(imported: ImportedName, fromFile: string): boolean;
  /** Whether anything that the file imports can be a Server Function. */
  mayImportServerFunction(file: string): boolean;
  /** Whether the file, or a module that it imports, itself or through others, can be one with a `"use client"` directive. */
  mayReachClientEntry(file: string): boolean;
  /** Whether a `"use server"` module certainly exports it: the client gets a reference, never an ordinary function or class. */
  isServedByExport(imported: ImportedName, fromFile: string): boolean;
  /** The side of the module that declares it as a function; `undefined` where it may be anything else. */
  boundaryOfFunction(imported: ImportedName, fromFile: string): Boundary | undefined;
  /** Whether the module exports such a name: only where it writes it, or passes on all that another exports. */
  mayExport(file: string, name: string): boolean;
}

export function createNameRecords(host: ProjectHost, index: ModuleIndex): NameRecords {
  const reach = createModuleReach(index);
  const calledIn = new WeakMap<ExportTest, Map<string, boolean>>();
  const { endOf, exporterOf } = createNameEnds(host, index);

  const reachesExport = (file: string, isWanted: ExportTest): boolean =>
    reach(file, isWanted, (module) => {
      const edges = index.record(module)?.edges;
      return !edges || edges.some((edge) => bringsWanted(edge, isWanted)) || mayRequire(module);
    });
  const mayBeExport = (source: string, name: string, fromFile: string, isWanted: ExportTest): boolean => {
    const end = endOf(source, name, fromFile);
    if (end.kind === "package") return isWanted(end.source, end.name);
    return end.kind === "other" && reachesExport(end.file, isWanted);
  };
  /** Whether a function of `file` can call such an export: one that the file imports under a name. */
  const mayCall = (file: string, isWanted: ExportTest): boolean => {
    const answers = calledIn.get(isWanted) ?? new Map<string, boolean>();
    calledIn.set(isWanted, answers);
    const known = answers.get(file);
    if (known !== undefined) return known;
    const edges = index.record(file)?.edges ?? [];
    const answer =
      mayRequire(file) ||
      edges.some(({ names, source, typeOnly }) => {
        if (typeOnly) return false;
        return (names ?? [anyName]).some(({ imported }) => mayBeExport(source, imported, file, isWanted));
      });
    answers.set(file, answer);
    return answer;
  };

  const mayRequire = (file: string): boolean =>
    index.record(file)?.mayRequire ?? mentionsWord(host.text?.(file) ?? "require", ["require"]);
  const mayServe = (file: string): boolean =>
    index.record(file)?.mayServe ?? mayHaveServerDirective(host.text?.(file) ?? "use server");
  const mayBeServerFunction = ({ name, source }: Pick<ImportedName, "name" | "source">, fromFile: string): boolean => {
    const target = host.resolve(source, fromFile);
    if (target === undefined || !reach(target, serverModules, mayServe)) return false;
    const end = endOf(source, name, fromFile);
    if (end.kind === "package" || end.kind === "nothing") return false;
    if (end.served) return true;
    return end.kind === "function" ? mayServe(end.file) : reach(end.file, serverModules, mayServe);
  };
  const importers = new Map<string, boolean>();

  const mayUseExport = (
    { name, source }: Pick<ImportedName, "name" | "source">,
    fromFile: string,
    isWanted: ExportTest,
  ): boolean => {
    const end = endOf(source, name, fromFile);
    if (end.kind === "package") return isWanted(end.source, end.name);
    if (end.kind === "function") return mayCall(end.file, isWanted);
    return end.kind === "other" && reachesExport(end.file, isWanted);
  };
  /** Whether a name that the file imports passes the test; also where nobody can list them. */
  const importsAny = (file: string, test: (imported: Pick<ImportedName, "name" | "source">) => boolean): boolean => {
    const edges = index.record(file)?.edges;
    if (!edges || mayRequire(file)) return true;
    return edges.some(({ kind, names = [anyName], source, typeOnly }) => {
      // What is imported by an expression may be taken for a type.
      return (kind === "dynamic" || !typeOnly) && names.some(({ imported }) => test({ name: imported, source }));
    });
  };

  return {
    mayUseExport,
    mayImportExport: (file, isWanted) => importsAny(file, (imported) => mayUseExport(imported, file, isWanted)),
    mayBeServerFunction,
    mayImportServerFunction(file) {
      const answer = importers.get(file) ?? importsAny(file, (imported) => mayBeServerFunction(imported, file));
      importers.set(file, answer);
      return answer;
    },
    mayReachClientEntry: (file) =>
      reach(file, clientModules, (module) => {
        const record = index.record(module);
        return !record || record.boundary === "client" || mayRequire(module);
      }),
    isServedByExport({ name, path, source }, fromFile) {
      const file = path.length === 0 ? exporterOf(source, name, fromFile) : undefined;
      const record = file === undefined ? undefined : index.record(file);
      if (file === undefined || record?.boundary !== "server" || starsOf(record.edges).length > 0) return false;
      return !mentionsWord(host.text?.(file) ?? "class", ["class"]);
    },
    boundaryOfFunction({ name, path, source }, fromFile) {
      const end = path.length === 0 ? endOf(source, name, fromFile) : undefined;
      return end?.kind === "function" ? index.record(end.file)?.boundary : undefined;
    },
    mayExport(file, name) {
      const text = host.text?.(file);
      if (text === undefined || mentionsWord(text, [name])) return true;
      const record = index.record(file);
      return !record || starsOf(record.edges).length > 0;
    },
  };
}

const anyName: EdgeName = { imported: "*", local: "*" };
/** Stands for the question whether a module has the directive. */
const serverModules = {};
/** The same of the other directive. */
const clientModules = {};

/** Names that nobody looked at may be any. */
function bringsWanted({ names, source, typeOnly }: ImportEdge, isWanted: ExportTest): boolean {
  if (typeOnly) return false;
  return (names ?? [anyName]).some(({ imported }) => isWanted(source, imported));
}
