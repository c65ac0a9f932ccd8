import { analyzeModule } from "../analyze/analyze-module.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import type { ModuleOutline, ModuleSummary } from "../model/summary.ts";
import type { Settings } from "../settings/defaults.ts";
import type { ProjectHost } from "./project-host.ts";
import { summarizeDetails } from "./summarize-details.ts";
import { summarizeOutline } from "./summarize.ts";
import { type StoredParts, type SummaryStore, storedDetails } from "./stored-details.ts";
import { type DetailParts, partsOf, withDetails } from "./with-details.ts";

/** The summaries of a project, by canonical path, each made when first asked for and kept while the file's version stays the same. */
export interface Summaries {
  summary(file: string): ModuleSummary | undefined;
  /**
   * Takes note of a module whose tree a host has at hand: what other files will ask of it is worked out without parsing it again. Only of
   * modules with Server Functions, which others name; the tree is not kept.
   */
  note(module: ModuleAnalysis): void;
}

/** What is left of a module that has changed. */
const nothing = partsOf(() => undefined);

/** `store`: where what is learned of modules outlives the process. */
export function createSummaries(host: ProjectHost, settings: Settings, store?: SummaryStore): Summaries {
  const summaries = new Map<string, { readonly version: string; readonly summary: ModuleSummary | undefined }>();
  const notes = new Map<string, { readonly text: string; readonly outline: ModuleOutline }>();

  const moduleOf = (file: string): ModuleAnalysis | undefined => {
    const source = host.parse(file);
    return source && analyzeModule(source, { settings });
  };
  const partsAt = (file: string): StoredParts | undefined => {
    const text = store && host.text?.(file);
    return text === undefined ? undefined : store?.partsOf(file, text);
  };
  const detailsAt = (file: string, version: string): DetailParts => {
    const made = partsOf(() => {
      const module = moduleOf(file);
      return module && summarizeDetails(module);
    });
    const stored = partsAt(file);
    const parts = stored ? storedDetails(stored, made) : made;
    const current = (): DetailParts => (host.version(file) === version ? parts : nothing);
    return {
      ofModule: (name) => current().ofModule(name),
      ofFunction: (index, name) => current().ofFunction(index, name),
    };
  };
  const outlineAt = (file: string): ModuleOutline | undefined => {
    const note = notes.get(file);
    notes.delete(file);
    const make = (): ModuleOutline | undefined => {
      if (note && host.text?.(file) === note.text) return note.outline;
      const module = moduleOf(file);
      return module && summarizeOutline(module);
    };
    const parts = partsAt(file);
    // A text that could not be parsed may be the next time: by a parser that was not installed.
    return parts?.read("outline", make) ?? make();
  };

  return {
    summary(file) {
      const version = host.version(file);
      if (version === undefined) return undefined;
      const known = summaries.get(file);
      if (known?.version === version) return known.summary;
      const outline = outlineAt(file);
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
