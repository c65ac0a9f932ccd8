import { createModuleGraph, type ModuleGraph } from "../../../shared/src/graph/module-graph.ts";
import { createMemoryHost, type MemoryHost } from "../../../shared/src/host/memory-host.ts";
import type { Reference } from "../../../shared/src/model/reference.ts";
import { defaultSettings } from "../../../shared/src/settings/defaults.ts";
import { parseWith } from "../../helpers/parse.ts";

/** A graph over files in memory, read by typescript-estree. `@/x` is `/x`. */
export function graphOf(files: Readonly<Record<string, string>>): ModuleGraph & { readonly host: MemoryHost } {
  const host = createMemoryHost(files, { parse: (file, text) => parseWith("typescript-estree", text, file) });
  return { ...createModuleGraph(host, defaultSettings), host };
}

/** `import { name } from source`, with members taken from it. */
export function imported(source: string, name: string, ...path: string[]): Reference {
  return { kind: "import", source, name, path };
}

export function local(name: string, ...path: string[]): Reference {
  return { kind: "local", name, path };
}
