/**
 * What an edit costs in a real tsserver. One server for each set of plugins, all at once and in turns: each edit is made in every server
 * before the next one, so that whatever else the machine does falls on all of them alike.
 */
import { startTsServer, type TsServer } from "../../tests/helpers/tsserver.ts";
import { createProbe, type Probe, type Times, withProbes } from "./probe.ts";
import { medianOf } from "../median.ts";
import type { EditorProject } from "./project.ts";

/** The sets of plugins that are compared. The first is what the others are compared with. */
const pluginSets = [
  { name: "TypeScript alone", plugins: [] },
  { name: "next", plugins: ["next"] },
  { name: "server-actions", plugins: ["typescript-plugin-server-actions"] },
  { name: "next, server-actions", plugins: ["next", "typescript-plugin-server-actions"] },
] as const;

/** Milliseconds of processor time: medians over all rounds and files. */
export interface Measurement {
  readonly name: string;
  /** The file's semantic diagnostics after an edit: checking the file, and what the plugins do. */
  readonly edit: number;
  /** What the plugins added to it. */
  readonly added: number;
  /** All of an edit over what TypeScript took of it: the median of the ratios, edit by edit. */
  readonly ratio: number;
  /** `added` and `ratio` of the files of Server Functions alone, where our plugin has the most to do; absent where none is edited. */
  readonly ofActions: { readonly added: number; readonly ratio: number } | undefined;
  /** A hover on an exported name of the file, right after. */
  readonly hover: number;
  /** Bytes of heap in use at the end, without garbage. */
  readonly heap: number;
  /** Findings of ours in the measured files, to see that they were looked at. */
  readonly findings: number;
}

/** A server, and the probe in it. */
interface Subject {
  readonly server: TsServer;
  readonly probe: Probe;
}

/** One edit of a file. */
interface Edit extends Times {
  readonly file: string;
}

interface Samples {
  readonly edits: Edit[];
  readonly hovers: number[];
  findings: number;
}

export async function measure(
  project: EditorProject,
  rounds: number,
  log: (line: string) => void,
): Promise<readonly Measurement[]> {
  const subjects: Subject[] = [];
  try {
    for (const { plugins } of pluginSets) {
      const subject = await start(project, plugins);
      subjects.push(subject);
      for (const file of project.files) subject.server.open(file);
      await subject.server.semanticDiagnostics(project.files[0] ?? "");
    }
    log(`${project.name}: started`);
    const samples = subjects.map(emptySamples);
    // The first round only warms the servers up.
    for (let round = 0; round <= rounds; round += 1) {
      await runRound(project, subjects, round, round === 0 ? subjects.map(emptySamples) : samples);
      log(`${project.name}: round ${round} of ${rounds}`);
    }
    const measurements: Measurement[] = [];
    for (const [index, { name }] of pluginSets.entries()) {
      const [subject, sample] = [subjects[index], samples[index]];
      if (!subject || !sample) continue;
      const { edits, hovers, findings } = sample;
      const ofActions = edits.filter(({ file }) => project.isActions(file));
      measurements.push({
        name,
        edit: medianOf(edits.map(({ outer }) => outer)),
        ...whatPluginsAdd(edits),
        ofActions: ofActions.length > 0 ? whatPluginsAdd(ofActions) : undefined,
        hover: medianOf(hovers),
        heap: await heapOf(project, subject),
        findings: findings / rounds,
      });
    }
    return measurements;
  } finally {
    await Promise.all(subjects.map(({ server }) => server.stop()));
  }
}

function whatPluginsAdd(edits: readonly Edit[]): { readonly added: number; readonly ratio: number } {
  return {
    added: medianOf(edits.map(({ inner, outer }) => outer - inner)),
    ratio: medianOf(edits.map(({ inner, outer }) => outer / inner)),
  };
}

async function heapOf({ files }: EditorProject, { server, probe }: Subject): Promise<number> {
  await server.request("todoComments", { file: server.path(files[0] ?? ""), descriptors: [] });
  return probe.heap();
}

async function start(project: EditorProject, plugins: readonly string[]): Promise<Subject> {
  const probe = createProbe(project.emptyFolder());
  const { args, env } = probe;
  const inPlace = project.folderWith(withProbes(plugins));
  return { probe, server: await startTsServer({ inPlace, args, env, timeout: 300_000 }) };
}

async function runRound(
  { files }: EditorProject,
  subjects: readonly Subject[],
  round: number,
  samples: readonly Samples[],
): Promise<void> {
  for (const [index, file] of files.entries()) {
    for (let turn = 0; turn < subjects.length; turn += 1) {
      // Each time another server is the first.
      const which = (turn + index + round) % subjects.length;
      const [subject, sample] = [subjects[which], samples[which]];
      if (!subject || !sample) continue;
      const { server, probe } = subject;
      edit(server, file, round);
      const found = await server.semanticDiagnostics(file);
      sample.edits.push({ file, ...probe.times() });
      sample.findings += found.filter(({ source }) => source === "server-actions").length;
      const place = hoverPlace(server.text(file));
      if (!place) continue;
      await server.request("quickinfo", { file: server.path(file), ...place });
      sample.hovers.push(probe.times().outer);
    }
  }
}

/** Writes a new last statement over the one of the round before: the text, the tree and the program are new, what they mean is not. */
function edit(server: TsServer, file: string, round: number): void {
  const text = server.text(file);
  const marker = "\nvoid ";
  const start = round === 0 ? text.length : text.lastIndexOf(marker);
  server.change(file, start, text.length, `${marker}${round};\n`);
}

/** The name of the last exported function or constant. */
function hoverPlace(text: string): { readonly line: number; readonly offset: number } | undefined {
  const lines = text.split("\n");
  for (let line = lines.length - 1; line >= 0; line -= 1) {
    const words = (lines[line] ?? "").split(/[\s(:]+/u);
    const keyword = words.findIndex((word) => word === "function" || word === "const");
    const name = words[keyword + 1];
    if (words[0] === "export" && keyword !== -1 && name)
      return { line: line + 1, offset: (lines[line] ?? "").indexOf(name) + 1 };
  }
  return undefined;
}

function emptySamples(): Samples {
  return { edits: [], hovers: [], findings: 0 };
}
