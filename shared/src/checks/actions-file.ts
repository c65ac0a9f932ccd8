import type { ModuleGraph } from "../graph/module-graph.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { isTypeScriptFile } from "../syntax/erased-by-typescript.ts";

/** A file of Server Functions beside a module, there or to be made. */
export interface ActionsFile {
  readonly file: string;
  /** How the module imports it. */
  readonly source: string;
  /** `undefined` for one to be made. */
  readonly text: string | undefined;
  /** Where its directive ends. */
  readonly afterDirective: number;
}

/** `actions` beside the module, when it holds Server Functions or is not there; else `<module>-actions` under the same condition. */
export function findActionsFile(graph: ModuleGraph, { filename }: ModuleAnalysis): ActionsFile | undefined {
  const slash = filename.lastIndexOf("/");
  const name = filename.slice(slash + 1, filename.indexOf(".", slash + 1));
  for (const base of ["actions", `${name}-actions`]) {
    const source = `./${base}`;
    const file = graph.resolveModule(source, filename);
    if (file === undefined) {
      const extension = isTypeScriptFile(filename) ? "ts" : "js";
      return {
        file: `${filename.slice(0, slash + 1)}${base}.${extension}`,
        source,
        text: undefined,
        afterDirective: 0,
      };
    }
    const text = graph.boundaryOf(file) === "server" ? graph.textOf(file) : undefined;
    const afterDirective = text === undefined ? undefined : endOfDirective(text);
    if (text !== undefined && afterDirective !== undefined) return { file, source, text, afterDirective };
  }
  return undefined;
}

/** The end of the line that holds nothing but the directive; `undefined` where it stands in another way. */
function endOfDirective(text: string): number | undefined {
  let end = 0;
  for (const line of text.split("\n")) {
    end += line.length + 1;
    const code = line.trim();
    if (code === `"use server";` || code === `"use server"` || code === `'use server';` || code === `'use server'`)
      return end - 1 - (line.endsWith("\r") ? 1 : 0);
  }
  return undefined;
}
