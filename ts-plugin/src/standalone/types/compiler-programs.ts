/** Programs of TypeScript 5 and 6, in this process. */
import { createCompilerOracle } from "@server-actions/shared";
import type ts from "typescript";
import { type ConfiguredProject, openConfiguredProject } from "./configured-project.ts";
import { nodeAt } from "./node-at.ts";
import type { Programs, SourceFiles } from "./programs.ts";
import { nearestConfig } from "./source-files.ts";
import type { LoadedTypeScript } from "./system.ts";

export function createCompilerPrograms(loaded: LoadedTypeScript, files: SourceFiles): Programs {
  const projects = new Map<string, ConfiguredProject>();
  const projectOf = (config: string): ConfiguredProject => {
    const project = projects.get(config) ?? openConfiguredProject(loaded, files, config);
    projects.set(config, project);
    return project;
  };
  /** The program of `config` that holds the file, or of a config it refers to. */
  const programWith = (file: string, config: string, seen: Set<string>): ts.Program | undefined => {
    if (seen.has(config)) return undefined;
    seen.add(config);
    const project = projectOf(config);
    const program = project.programWith(file);
    if (program) return program;
    for (const reference of project.references()) {
      const found = programWith(file, reference, seen);
      if (found) return found;
    }
    return undefined;
  };
  return {
    oracleOf({ filename, text, ast }) {
      const config = files.tsconfig ?? nearestConfig(filename, files.disk);
      const program = config === undefined ? undefined : programWith(filename, config, new Set());
      const sourceFile = program?.getSourceFile(filename);
      if (!program || sourceFile?.text !== text) return undefined;
      return createCompilerOracle(program, { tsNodeOf: (node) => nodeAt<ts.Node>(sourceFile, ast, node) });
    },
    startRun: (change) => projects.forEach((project) => project.startRun(change)),
    close: () => undefined,
  };
}
