/**
 * What an imported name can be, from records and texts alone: asked of many names before a tree is made for one of them. The answers may say
 * yes wrongly, never no.
 */
import type { Boundary } from "../model/module.ts";
import type { EdgeName, ImportEdge } from "../model/module-record.ts";
import type { Reference } from "../model/reference.ts";
import { callsName, mayHaveServerDirective, mayRequire, mentionsWord } from "../syntax/text-probe.ts";
import { keptByFile } from "./kept-by-file.ts";
import type { ProjectHost } from "./project-host.ts";
import type { ModuleIndex } from "./module-index.ts";
import { createNameEnds, type NameEnd, starsOf } from "./name-ends.ts";
import { createModuleReach } from "./reached-modules.ts";

/** A name that a file imports. */
export type ImportedName = Extract<Reference, { readonly kind: "import" }>;

/** What is imported, without what is read of it. */
type ImportedHead = Pick<ImportedName, "name" | "source">;

interface NamedImport extends ImportedHead, Pick<ImportEdge, "kind">, Pick<EdgeName, "local"> {}

/** Tells some exports of packages, by specifier and name (`"*"`: any). Answers are kept by it, so it has to be one function for good. */
export type ExportTest = (source: string, name: string) => boolean;

/** Answers until the text of a file changes. Where they say no, no tree has to be made to see it. */
export interface NameRecords {
  /**
   * Whether what `fromFile` imports under a name can be such an export of a package, or a function that calls one which its own file
   * imports. Of what is no declared function: whether it can be made of such an export, or of such a function, by what its module imports.
   */
  mayUseExport(imported: ImportedName, fromFile: string, isWanted: ExportTest): boolean;
  /** The same of anything that the file imports. */
  mayImportExport(file: string, isWanted: ExportTest): boolean;
  /** Whether the file calls such an import, by its text. The specifier is as written; a default export has the name that it gets here. */
  callsImport(file: string, isWanted: ExportTest): boolean;
  /** Whether what `fromFile` imports under a name can be a Server Function. */
  mayBeServerFunction(imported: ImportedName, fromFile: string): boolean;
  /** What the file calls the imports that can be Server Functions; `undefined` where nobody can list them. */
  serverFunctionNames(file: string): readonly string[] | undefined;
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
  const reach = createModuleReach((file) => index.edgesFrom(file).map(({ target }) => target));
  const { endOf, exporterOf } = createNameEnds(host, index);

  /** The names that a file imports; `undefined` where nobody can list them. */
  const namesOf = (file: string): NamedImport[] | undefined => {
    const edges = index.record(file)?.edges;
    if (!edges || isRequiring(file)) return undefined;
    return edges.flatMap(({ kind, names = [anyName], source, typeOnly }) => {
      // What is imported by an expression may be taken for a type.
      return kind === "dynamic" || !typeOnly
        ? names.map(({ imported, local }) => ({ name: imported, source, local, kind }))
        : [];
    });
  };
  const endsOf = keptByFile((file) => namesOf(file)?.map(({ name, source }) => endOf(source, name, file)));
  /** What is no declared function can be an import that is passed on, or be made of one. */
  const sourcesOf = (file: string): string[] =>
    (endsOf(file) ?? []).flatMap((end) => (end.kind === "other" ? [end.file] : []));
  const exporters = createModuleReach(sourcesOf);
  const users = createModuleReach(sourcesOf);
  /** Whether something that the file imports can be such an export: a function of it can call it. */
  const importsExport = (file: string, isWanted: ExportTest): boolean =>
    exporters(file, isWanted, (module) => endsOf(module)?.some((end) => isExport(end, isWanted)) ?? true);
  /** The same, or a function that calls one. */
  const importsUser = (file: string, isWanted: ExportTest): boolean =>
    users(file, isWanted, (module) => {
      const callsOne = (end: NameEnd) => end.kind === "function" && importsExport(end.file, isWanted);
      return endsOf(module)?.some((end) => isExport(end, isWanted) || callsOne(end)) ?? true;
    });
  const mayUse = (end: NameEnd, isWanted: ExportTest): boolean => {
    if (end.kind === "function") return importsExport(end.file, isWanted);
    return isExport(end, isWanted) || (end.kind === "other" && importsUser(end.file, isWanted));
  };

  const isRequiring = (file: string): boolean =>
    index.record(file)?.mayRequire ?? mayRequire(host.text?.(file) ?? "require()");
  const mayServe = (file: string): boolean =>
    index.record(file)?.mayServe ?? mayHaveServerDirective(host.text?.(file) ?? "use server");
  const mayBeServerFunction = ({ name, source }: ImportedHead, fromFile: string): boolean => {
    const target = host.resolve(source, fromFile);
    if (target === undefined || !reach(target, serverModules, mayServe)) return false;
    const end = endOf(source, name, fromFile);
    if (end.kind === "package" || end.kind === "nothing") return false;
    if (end.served) return true;
    return end.kind === "function" ? mayServe(end.file) : reach(end.file, serverModules, mayServe);
  };
  const serverFunctionNames = keptByFile((file) => {
    const own = namesOf(file)?.filter(({ kind }) => kind !== "reexport");
    return own?.filter((each) => mayBeServerFunction(each, file)).map(({ local }) => local);
  });

  return {
    mayUseExport: ({ name, source }, fromFile, isWanted) => mayUse(endOf(source, name, fromFile), isWanted),
    mayImportExport: (file, isWanted) => endsOf(file)?.some((end) => mayUse(end, isWanted)) ?? true,
    callsImport(file, isWanted) {
      const imported = namesOf(file)?.filter(({ kind, local, name, source }) => {
        return kind === "import" && isWanted(source, name === "default" ? local : name);
      });
      return imported?.some(({ local }) => callsName(host.text?.(file) ?? "", local)) ?? false;
    },
    mayBeServerFunction,
    serverFunctionNames,
    mayReachClientEntry: (file) =>
      reach(file, clientModules, (module) => {
        const record = index.record(module);
        return !record || record.boundary === "client" || isRequiring(module);
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

function isExport(end: NameEnd, isWanted: ExportTest): boolean {
  return end.kind === "package" && isWanted(end.source, end.name);
}
