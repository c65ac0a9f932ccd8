import type { EcmaScriptModule, ExportImportName, ImportName, StaticExportEntry, StaticImport } from "oxc-parser";
import type { EdgeName, ImportEdge, ModuleRecord } from "../model/module-record.ts";
import { languageOf, loadOxc } from "./parse-oxc.ts";
import { scanBoundary } from "./scan-prologue.ts";
import { skipTrivia } from "./text-scanner.ts";

/**
 * The same record as `scanImports` gives, from the module record that oxc makes while it parses (the tree stays on its side).
 * After a syntax error it holds what stands before the error; `undefined` when that is nothing, or `oxc-parser` does not load.
 */
export function recordOfOxc(file: string, text: string): ModuleRecord | undefined {
  const { oxc } = loadOxc();
  if (!oxc) return undefined;
  try {
    const { errors, module } = oxc.parseSync(file, text, { lang: languageOf(file), sourceType: "module" });
    const isEmpty = module.staticImports.length === 0 && module.staticExports.length === 0;
    if (isEmpty && errors.some((error) => error.severity === "Error")) return undefined;
    return { boundary: scanBoundary(text), edges: edgesOf(text, module) };
  } catch {
    return undefined;
  }
}

function edgesOf(text: string, module: EcmaScriptModule): ImportEdge[] {
  const imports = module.staticImports.map((statement) => importEdge(text, statement));
  const bound = new Map(
    imports.flatMap((edge) =>
      (edge.names ?? []).map((name) => [name.local, { source: edge.source, imported: name.imported }] as const),
    ),
  );
  const sources = new Set(imports.map((edge) => edge.source));
  const reexports = module.staticExports.flatMap(({ entries }) => {
    const direct = entries.filter((entry) => entry.moduleRequest);
    const indirect = entries.filter((entry) => !entry.moduleRequest && !entry.isType);
    return [...reexportEdges(direct, sources), ...indirect.flatMap((entry) => localReexport(entry, bound))];
  });
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest }) =>
    dynamicEdge(text.slice(moduleRequest.start, moduleRequest.end)),
  );
  return [...imports, ...reexports, ...dynamic];
}

function importEdge(text: string, { entries, moduleRequest, start }: StaticImport): ImportEdge {
  const names = entries
    .filter((entry) => !entry.isType)
    .map((entry) => ({ imported: importedName(entry.importName), local: entry.localName.value }));
  return {
    source: moduleRequest.value,
    kind: "import",
    typeOnly: names.length === 0 && (entries.length > 0 || isEmptyTypeImport(text, start)),
    names,
  };
}

/** `import type {} from "x"`. */
function isEmptyTypeImport(text: string, start: number): boolean {
  const position = skipTrivia(text, start + "import".length);
  return text.startsWith("type", position) && text[skipTrivia(text, position + "type".length)] === "{";
}

/** One for each source: oxc gives `export { a, b }` the sources its names were imported from. A type imported and exported again is no edge of its own. */
function reexportEdges(entries: readonly StaticExportEntry[], imported: ReadonlySet<string>): ImportEdge[] {
  const sources = new Set(entries.map((entry) => entry.moduleRequest?.value ?? ""));
  return [...sources].flatMap((source): ImportEdge[] => {
    const values = entries.filter((entry) => entry.moduleRequest?.value === source && !entry.isType);
    const names = values.map((entry): EdgeName => ({
      imported: importedName(entry.importName),
      local: exportedName(entry),
    }));
    if (names.length === 0 && imported.has(source)) return [];
    return [{ source, kind: "reexport", typeOnly: names.length === 0, names }];
  });
}

/** `import { a } from "x"; export { a as b }; export default a`. */
function localReexport(
  entry: StaticExportEntry,
  bound: ReadonlyMap<string, { readonly source: string; readonly imported: string }>,
): ImportEdge[] {
  const local = entry.localName.name === null ? undefined : bound.get(entry.localName.name);
  if (!local) return [];
  return [
    {
      source: local.source,
      kind: "reexport",
      typeOnly: false,
      names: [{ imported: local.imported, local: exportedName(entry) }],
    },
  ];
}

function importedName(name: ExportImportName | ImportName): string {
  const kind: string = name.kind;
  return kind === "Default" ? "default" : kind === "Name" ? (name.name ?? "*") : "*";
}

function exportedName({ exportName }: StaticExportEntry): string {
  const kind: string = exportName.kind;
  return kind === "Default" ? "default" : (exportName.name ?? "*");
}

/** Only `import("literal")`: the request is given as written. */
function dynamicEdge(request: string): ImportEdge[] {
  const quote = request[0];
  const isLiteral =
    (quote === '"' || quote === "'" || quote === "`") &&
    request.endsWith(quote) &&
    !request.includes("${") &&
    !request.includes("\\");
  return isLiteral ? [{ source: request.slice(1, -1), kind: "dynamic", typeOnly: false }] : [];
}
