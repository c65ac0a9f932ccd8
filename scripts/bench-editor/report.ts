import { availableParallelism } from "node:os";
import ts from "typescript";
import type { Measurement } from "./measure.ts";

export interface Measured {
  readonly name: string;
  readonly modules: number;
  readonly files: number;
  readonly rounds: number;
  readonly measurements: readonly Measurement[];
}

/** The page docs/editor-latency.md. */
export function editorLatencyPage(projects: readonly Measured[]): string {
  return `# Latency in the editor

What the TypeScript plugin adds to an edit: a real tsserver (TypeScript ${ts.version}) with the plugins of the first column in its tsconfig. In
every round each file gets a new last statement, then its semantic diagnostics are asked for, as an editor does, and then a hover on an
exported name. _Edit_ is the processor time of these diagnostics, measured inside the server by a plugin around all others, so that
other work of the machine counts little; a difference of a few per cent is noise all the same. Every edit is made in all four servers, in turns, before the next one. _Edit_ and _Hover_ are medians; _Ratio_ is the
median, over all edits, of what an edit took over what the same edit took with TypeScript alone, and _Of actions_ the same for the edited files with \`"use server"\` at their top, where the
plugin has the most to do and TypeScript, in a small file, the least. Measured on ${availableParallelism()} cores with Node.js
${process.versions.node}.

${projects.map(section).join("\n\n")}

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
  const rows = measurements.map(
    ({ name, edit, ratio, actionsRatio, hover, findings }) =>
      `| ${name} | ${edit.toFixed(1)} ms | ${ratio.toFixed(2)} | ${actionsRatio?.toFixed(2) ?? ""} | ${hover.toFixed(1)} ms | ${findings} |`,
  );
  return [
    "| Plugins | Edit | Ratio | Of actions | Hover | Findings of ours |",
    "| --- | ---: | ---: | ---: | ---: | ---: |",
    ...rows,
  ].join("\n");
}
