import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type CodeAction, CodeActionKind, type Position } from "vscode-languageserver-protocol";
import type { ConfigName } from "../../eslint-plugin/src/configs.ts";
import { applyTextEdits, type LspClient, startLspClient } from "../../tests/helpers/lsp-client.ts";
import { type HostFinding, inOrder, type Project, type Repair } from "./host-finding.ts";
import { createLineMap } from "./line-map.ts";

const namespace = "server-actions";
/** oxlint offers to disable a rule beside what the rule itself suggests. */
const disabling = "Disable ";

/** What `oxlint -f json` prints, as far as it is read here. Spans count UTF-8 bytes. */
interface OxlintOutput {
  readonly diagnostics: readonly {
    readonly message: string;
    readonly code: string;
    readonly filename: string;
    readonly labels: readonly { readonly span: { readonly offset: number; readonly length: number } }[];
  }[];
}

/** Writes oxlint's configuration as the docs say, with a preset of the installed plugin. Where git ignores nothing, oxlint lints `node_modules` too. */
export function writeOxlintConfig(root: string, preset: ConfigName): void {
  const config = {
    categories: { correctness: "off" },
    ignorePatterns: ["node_modules"],
    extends: [`./node_modules/eslint-plugin-server-actions/dist/oxlint/${preset}.json`],
  };
  writeFileSync(join(root, ".oxlintrc.json"), JSON.stringify(config));
}

/**
 * Lints the project with real oxlint, as `npx oxlint` in its folder does, and asks `oxlint --lsp` for the repairs on offer at each finding:
 * the command prints none. At a place with two findings, each has the repairs of both.
 */
export async function findWithOxlint({ root, files }: Project, oxlint = ownOxlint()): Promise<HostFinding[]> {
  const found = runOxlint(root, files, oxlint);
  const client = await startLspClient({ root, command: [process.execPath, oxlint, "--lsp"] });
  try {
    for (const file of new Set(found.map((finding) => finding.file))) {
      client.open(file, readFileSync(join(root, file), "utf8"));
      await client.diagnostics(file, (shown) => shown.length > 0);
    }
    const findings: HostFinding[] = [];
    for (const finding of found) findings.push({ ...finding, repairs: await repairsOf(client, finding) });
    return inOrder(findings);
  } finally {
    await client.stop();
  }
}

function runOxlint(root: string, files: readonly string[], oxlint: string): HostFinding[] {
  const { stdout, stderr } = spawnSync(process.execPath, [oxlint, "-f", "json", ...files], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (!stdout.startsWith("{")) throw new Error(`oxlint did not run:\n${stdout}\n${stderr}`);
  const { diagnostics } = JSON.parse(stdout) as OxlintOutput;
  return diagnostics.map(({ message, code, filename, labels }) => {
    const [label] = labels;
    // Of a file that does not parse, and of a plugin that does not load.
    if (label === undefined || !code.startsWith(`${namespace}(`)) throw new Error(`${filename}: ${message}`);
    const { offset, length } = label.span;
    const bytes = readFileSync(join(root, filename));
    const start = bytes.toString("utf8", 0, offset).length;
    const end = bytes.toString("utf8", 0, offset + length).length;
    const rule = code.slice(namespace.length + 1, -1);
    return { file: filename, rule, label: code, message, start, end, repairs: [], related: [] };
  });
}

async function repairsOf(client: LspClient, { file, rule, message, start, end }: HostFinding): Promise<Repair[]> {
  const text = client.text(file);
  const lines = createLineMap(text);
  const positionAt = (offset: number): Position => {
    const { line, column } = lines.positionAt(offset);
    return { line: line - 1, character: column - 1 };
  };
  const range = { start: positionAt(start), end: positionAt(end) };
  const offered = await client.codeActions(file, range);
  return offered.filter(isRepair).map(({ title, edit }) => {
    const edits = edit?.changes?.[client.uri(file)] ?? [];
    const isFix = title === `Fix ${namespace}/${rule} problem`;
    return { title: isFix ? `Fix: ${message}` : title, result: applyTextEdits(text, edits) };
  });
}

function isRepair({ kind, title }: CodeAction): boolean {
  return kind === CodeActionKind.QuickFix && !title.startsWith(disabling);
}

function ownOxlint(): string {
  return join(dirname(createRequire(import.meta.url).resolve("oxlint/package.json")), "bin/oxlint");
}
