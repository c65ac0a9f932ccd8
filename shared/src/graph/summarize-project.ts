import { analyzeModule } from "../analyze/analyze-module.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import type { ModuleDetails, ModuleOutline, ModuleSummary } from "../model/summary.ts";
import type { Settings } from "../settings/defaults.ts";
import type { ProjectHost } from "./module-graph.ts";
import { summarizeDetails } from "./summarize-details.ts";
import { summarizeOutline } from "./summarize.ts";
import { noDetails, withDetails } from "./with-details.ts";

/** The summaries of a project, by canonical path, each made when first asked for and kept while the file's version stays the same. */
export interface Summaries {
  summary(file: string): ModuleSummary | undefined;
  /**
   * Takes note of a module whose tree a host has at hand: what other files will ask of it is worked out without parsing it again. Only of
   * modules with Server Functions, which others name; the tree is not kept.
   */
  note(module: ModuleAnalysis): void;
}

const keptTrees = 8;

export function createSummaries(host: ProjectHost, settings: Settings): Summaries {
  const summaries = new Map<string, { readonly version: string; readonly summary: ModuleSummary | undefined }>();
  const notes = new Map<string, { readonly text: string; readonly outline: ModuleOutline }>();
  /** The trees that were made last: whoever asks for the summary of a module may go on to ask for its details. */
  const trees = new Map<string, { readonly version: string; readonly module: ModuleAnalysis | undefined }>();

  const parse = (file: string, version: string): ModuleAnalysis | undefined => {
    const known = trees.get(file);
    if (known?.version === version) return known.module;
    const source = host.parse(file);
    const module = source && analyzeModule(source, { settings });
    trees.delete(file);
    trees.set(file, { version, module });
    const [oldest] = trees.keys();
    if (trees.size > keptTrees && oldest !== undefined) trees.delete(oldest);
    return module;
  };
  const detailsAt = (file: string, version: string) => (): ModuleDetails => {
    const module = host.version(file) === version ? parse(file, version) : undefined;
    return module ? summarizeDetails(module) : noDetails;
  };
  const outlineAt = (file: string, version: string): ModuleOutline | undefined => {
    const note = notes.get(file);
    notes.delete(file);
    if (note && host.text?.(file) === note.text) return note.outline;
    const module = parse(file, version);
    return module && summarizeOutline(module);
  };

  return {
    summary(file) {
      const version = host.version(file);
      if (version === undefined) return undefined;
      const known = summaries.get(file);
      if (known?.version === version) return known.summary;
      const outline = outlineAt(file, version);
      const summary = outline && withDetails(outline, detailsAt(file, version));
      summaries.set(file, { version, summary });
      return summary;
    },
    note(module) {
      if (module.serverFunctions.length === 0) return;
      const file = host.canonical?.(module.filename) ?? module.filename;
      notes.set(file, { text: module.text, outline: summarizeOutline(module) });
    },
  };
}
