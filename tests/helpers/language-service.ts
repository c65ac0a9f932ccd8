/** A real language service over files in memory, and what tsserver would hand to a plugin with it. For tests inside this process. */
import { join } from "node:path";
import ts from "typescript";

export interface MemoryProject {
  /** The folder the files seem to lie in: inside the repository, so that its `node_modules` resolve. */
  readonly root: string;
  readonly service: ts.LanguageService;
  path(file: string): string;
  write(file: string, text: string): void;
  program(): ts.Program;
  /** `plugins`: the entries of tsconfig, of which `config` is ours. */
  createInfo(config: PluginEntry, plugins?: readonly PluginEntry[]): ts.server.PluginCreateInfo;
  /** What was written to the server's log. */
  readonly log: readonly string[];
  /** Replaces the `plugins` of tsconfig. */
  setPlugins(plugins: readonly PluginEntry[]): void;
}

export type PluginEntry = Readonly<Record<string, unknown>> & { readonly name: string };

const registry = ts.createDocumentRegistry();
/** No two texts of one path share a version: the registry is shared too, so that the library files are parsed once. */
let versions = 0;

export function createMemoryProject(files: Readonly<Record<string, string>>, folder = "virtual-app"): MemoryProject {
  const root = join(import.meta.dirname, "../..", folder).replaceAll("\\", "/");
  const path = (file: string): string => (file.startsWith("/") ? file : `${root}/${file}`);
  const texts = new Map(Object.entries(files).map(([file, text]) => [path(file), { text, version: (versions += 1) }]));
  const log: string[] = [];

  const optionsWith = (plugins: readonly PluginEntry[]): ts.CompilerOptions => ({
    strict: true,
    allowJs: true,
    jsx: ts.JsxEmit.ReactJSX,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    types: [],
    plugins: [...plugins],
  });
  // As in a server, these are the same object until tsconfig changes.
  let options = optionsWith([]);
  const settings = (): ts.CompilerOptions => options;
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: settings,
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (used) => ts.getDefaultLibFilePath(used),
    getScriptFileNames: () => [...texts.keys()],
    getScriptVersion: (file) => String(texts.get(file)?.version ?? 0),
    getScriptSnapshot(file) {
      const text = texts.get(file)?.text ?? ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    fileExists: (file) => texts.has(file) || ts.sys.fileExists(file),
    readFile: (file) => texts.get(file)?.text ?? ts.sys.readFile(file),
    directoryExists: (directory) =>
      [...texts.keys()].some((file) => file.startsWith(`${directory}/`)) || ts.sys.directoryExists(directory),
    getDirectories: (directory) => ts.sys.getDirectories(directory),
  };
  const service = ts.createLanguageService(host, registry);
  const project = {
    getCurrentDirectory: () => root,
    getProjectName: () => `${root}/tsconfig.json`,
    getCompilerOptions: settings,
    refreshDiagnostics: () => void log.push("refreshed"),
    projectService: { logger: { info: (message: string) => void log.push(message) }, getScriptInfo: () => undefined },
  };
  return {
    root,
    service,
    path,
    log,
    write(file, text) {
      texts.set(path(file), { text, version: (versions += 1) });
    },
    program() {
      const program = service.getProgram();
      if (!program) throw new Error("the language service has no program");
      return program;
    },
    createInfo(config, entries = [config]) {
      options = optionsWith(entries);
      return {
        config,
        languageService: service,
        languageServiceHost: host,
        project: project as unknown as ts.server.Project,
        serverHost: ts.sys as unknown as ts.server.ServerHost,
      };
    },
    setPlugins(entries) {
      options = optionsWith(entries);
    },
  };
}
