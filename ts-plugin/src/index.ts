/**
 * The plugin's factory, as tsserver calls it: once for each project, again after every change of its tsconfig.
 * The build makes it the CommonJS export, and evaluates everything below once for each TypeScript it is given (see scripts/build.ts),
 * so that two servers in one process never share a compiler.
 */
import type ts from "typescript";
import { registerCodeFixes } from "./code-fixes.ts";
import { createPluginModule } from "./plugin.ts";

export default function init(modules: { readonly typescript: typeof ts }): ts.server.PluginModule {
  registerCodeFixes(modules.typescript);
  return createPluginModule(modules.typescript);
}
