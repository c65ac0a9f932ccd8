/** The same edits in `server-actions lsp`, with all edited files open, as their editor's other tabs are. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type LspClient, startLspClient } from "../../tests/helpers/lsp-client.ts";
import { medianOf } from "../median.ts";
import type { EditorProject } from "./project.ts";

const command = join(import.meta.dirname, "../../ts-plugin/dist/cli.cjs");

/** Milliseconds without a word from the server after which it has nothing more to do. */
const quietTime = 400;

/** Medians, in milliseconds. */
export interface LanguageServerMeasurement {
  /** From the edit to the diagnostics of the edited file, waiting included. */
  readonly edit: number;
  readonly ofActions: number | undefined;
  /** Processor time for an edit, with the other open files. */
  readonly processor: number;
}

interface Edit {
  readonly file: string;
  readonly wait: number;
  readonly processor: number;
}

export async function measureLanguageServer(
  project: EditorProject,
  rounds: number,
): Promise<LanguageServerMeasurement> {
  const root = project.folderWith([]);
  const probe = createProbe(project.emptyFolder());
  const client = await startLspClient({
    root,
    command: [process.execPath, ...probe.args, command, "lsp", "--stdio"],
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
  });
  try {
    const texts = new Map(project.files.map((file) => [file, readFileSync(join(root, file), "utf8")]));
    for (const [file, text] of texts) client.open(file, text);
    await Promise.all(project.files.map((file) => client.diagnostics(file, () => true)));
    await untilQuiet(client, project.files);
    const edits: Edit[] = [];
    for (let round = 0; round < rounds; round += 1)
      for (const [file, text] of texts) {
        const before = probe.processorTime();
        const start = performance.now();
        client.change(file, `${text}\nvoid ${round};\n`);
        await client.diagnostics(file, () => true);
        const wait = performance.now() - start;
        await untilQuiet(client, project.files);
        edits.push({ file, wait, processor: probe.processorTime() - before });
      }
    const ofActions = edits.filter(({ file }) => project.isActions(file));
    return {
      edit: medianOf(edits.map(({ wait }) => wait)),
      ofActions: ofActions.length > 0 ? medianOf(ofActions.map(({ wait }) => wait)) : undefined,
      processor: medianOf(edits.map(({ processor }) => processor)),
    };
  } finally {
    await client.stop();
  }
}

/** A script that the server loads first: with each message, it writes down the processor time that the server has taken so far. */
function createProbe(folder: string): { readonly args: readonly string[]; processorTime(): number } {
  const [script, file] = [join(folder, "probe.cjs"), join(folder, "processor.json")];
  writeFileSync(
    script,
    `"use strict";
const { renameSync, writeFileSync } = require("node:fs");
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (...args) => {
  const { user, system } = process.cpuUsage();
  writeFileSync(${JSON.stringify(`${file}.new`)}, JSON.stringify((user + system) / 1000));
  renameSync(${JSON.stringify(`${file}.new`)}, ${JSON.stringify(file)});
  return write(...args);
};
`,
  );
  return { args: ["--require", script], processorTime: () => JSON.parse(readFileSync(file, "utf8")) as number };
}

async function untilQuiet(client: LspClient, files: readonly string[]): Promise<void> {
  const count = (): number => files.reduce((sum, file) => sum + client.published(file).length, 0);
  for (let before = -1; before !== count();) {
    before = count();
    await new Promise<void>((done) => void setTimeout(done, quietTime));
  }
}
