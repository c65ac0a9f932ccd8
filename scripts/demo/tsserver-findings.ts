import { relative } from "node:path";
import {
  type ServerCodeFix,
  type ServerDiagnostic,
  startTsServer,
  type TsServer,
} from "../../tests/helpers/tsserver.ts";
import { checks } from "../../ts-plugin/src/checks.ts";
import { type HostFinding, inOrder, type Project, type Repair } from "./host-finding.ts";

const source = "server-actions";

/**
 * Opens the project's files one after the other in a real tsserver and takes what the built plugin reports, with the code fixes on offer.
 * `typescript`: the package folder of another TypeScript than the repository's, with the plugin beside it.
 */
export async function findWithTsServer({ root, files }: Project, typescript?: string): Promise<HostFinding[]> {
  const server = await startTsServer({ inPlace: root, ...(typescript !== undefined && { typescript }) });
  try {
    const findings: HostFinding[] = [];
    for (const file of files) {
      server.open(file);
      const diagnostics = await server.semanticDiagnostics(file);
      for (const diagnostic of diagnostics) {
        if (diagnostic.source === source) findings.push(await toFinding(server, root, file, diagnostic));
      }
      server.close(file);
    }
    return inOrder(findings);
  } finally {
    await server.stop();
  }
}

async function toFinding(
  server: TsServer,
  root: string,
  file: string,
  diagnostic: ServerDiagnostic,
): Promise<HostFinding> {
  const { code, text, start, end, related } = diagnostic;
  const rule = checks.find((check) => check.code === code)?.name ?? `TS${code}`;
  // The other one on offer, named with `/disable`, silences the rule and repairs nothing.
  const fixes = await server.codeFixes(file, start, end, [code]);
  return {
    file,
    rule,
    label: `TS${code}`,
    message: text,
    start,
    end,
    repairs: fixes
      .filter(({ fixName }) => fixName !== `${source}/${rule}/disable`)
      .map((fix) => ({
        ...toRepair(server, file, fix),
        // A fix goes by the name of its message; ESLint has no title for one, and it is listed by what it repairs.
        ...(!isSuggestion(rule, fix) && { title: `Fix: ${text}` }),
      })),
    related: related.map((place) => `${relative(root, place.file)}:${place.line}: ${place.message}`),
  };
}

function isSuggestion(rule: string, { fixName }: ServerCodeFix): boolean {
  return fixName === `${source}/${rule}` || fixName.startsWith(`${source}/${rule}/all: `);
}

function toRepair(server: TsServer, file: string, { description, changes }: ServerCodeFix): Repair {
  const change = changes.find(({ fileName }) => fileName === server.path(file));
  const result = server.apply(server.text(file), change);
  return { title: description, result, ...(changes.length > 1 && { isOfSeveralFiles: true }) };
}
