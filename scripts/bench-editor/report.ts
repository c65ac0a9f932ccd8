import { availableParallelism } from "node:os";
import ts from "typescript";
import type { Measurement } from "./measure.ts";
import type { LanguageServerMeasurement } from "./measure-language-server.ts";

export interface Measured {
  readonly name: string;
  readonly modules: number;
  readonly files: number;
  readonly rounds: number;
  readonly measurements: readonly Measurement[];
  readonly languageServer: LanguageServerMeasurement;
}

/** The page docs/editor-latency.md. */
export function editorLatencyPage(projects: readonly Measured[]): string {
  return `# Latency in the editor

What the TypeScript plugin adds to an edit, and [what the language server takes](#the-language-server). First the plugin: a real tsserver (TypeScript ${ts.version}) with the plugins of the first column in its tsconfig. In
every round each file gets a new last statement, then its semantic diagnostics are asked for, as an editor does, and then a hover on an
exported name. Every edit is made in all four servers, in turns, before the next one.

Measured is processor time, inside the server, by two plugins: one below all others, which sees what TypeScript takes, and one around them. _Edit_ is
all of the diagnostics' time, _Added_ what the plugins between the two took of it, and _Ratio_ all of it over TypeScript's part of the same edit.
_Actions_ are the same of the edited files with \`"use server"\` at their top, where the plugin has the most to do and TypeScript, in a small
file, the least. All are medians over all edits. _Heap_ is what each server keeps at the end, after a garbage collection. Measured on
${availableParallelism()} cores with Node.js ${process.versions.node}.

${projects.map(section).join("\n\n")}

## The language server

The same edits in [\`server-actions lsp\`](command.md#server-actions-lsp), which reads, parses and asks for types by itself, with all of these files
open, in an editor that watches files for it. _Edit_ is the time on the clock until the diagnostics of the edited file are there, 40 ms of waiting for the next key included; _Actions_
the same of files with \`"use server"\` at their top. _Processor_ is what the whole edit takes, with a new look at the other open files.

${languageServerTable(projects)}

Written by \`npm run bench:editor\`, with \`-- --project <folder>\` for each code base besides the generated app. Where a code base has its packages
installed, they are used; else what it imports from packages that this repository does not have is \`any\`.
`;
}

function section({ name, modules, files, rounds, measurements }: Measured): string {
  return `## ${name[0]?.toUpperCase()}${name.slice(1)}

${modules.toLocaleString("en")} modules; ${files} files edited, ${rounds} rounds.

${latencyTable(measurements)}`;
}

export function latencyTable(measurements: readonly Measurement[]): string {
  const rows = measurements.map(({ name, edit, added, ratio, ofActions, hover, heap, findings }) =>
    [
      name,
      milliseconds(edit),
      milliseconds(added),
      ratio.toFixed(2),
      ofActions ? `${milliseconds(ofActions.added)}, ${ofActions.ratio.toFixed(2)}` : "",
      milliseconds(hover),
      `${Math.round(heap / 1e6)} MB`,
      findings,
    ].join(" | "),
  );
  return [
    "| Plugins | Edit | Added | Ratio | Actions | Hover | Heap | Findings of ours |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...rows.map((row) => `| ${row} |`),
  ].join("\n");
}

function languageServerTable(projects: readonly Measured[]): string {
  const rows = projects.map(({ name, languageServer: { edit, ofActions, processor } }) =>
    [name, milliseconds(edit), ofActions === undefined ? "" : milliseconds(ofActions), milliseconds(processor)].join(
      " | ",
    ),
  );
  return [
    "| Project | Edit | Actions | Processor |",
    "| --- | ---: | ---: | ---: |",
    ...rows.map((row) => `| ${row} |`),
  ].join("\n");
}

function milliseconds(time: number): string {
  return `${time.toFixed(1)} ms`;
}
