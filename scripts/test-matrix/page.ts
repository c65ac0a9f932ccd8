import type { Outcome } from "./cells.ts";
import type { Cell } from "./hosts.ts";

/** The page docs/hosts.md, before it is formatted. */
export function hostsPage(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(
    ({ cell, versions, found, expected, missing, unexpected }) =>
      `| ${[
        hostOf(cell, versions),
        besidesOf(cell, versions),
        cell.app,
        `${expected - missing.length} of ${expected}`,
        unexpected.length,
        found === expected && missing.length + unexpected.length === 0 ? "as expected" : "**differs**",
      ].join(" | ")} |`,
  );
  const [versions = new Map<string, string>()] = outcomes.map((outcome) => outcome.versions);
  return `<!-- Written by \`npm run test:matrix\`. -->

# Hosts

\`npm run test:matrix\` packs both packages, installs them beside each host into a folder of its own, and runs the sample apps through it. Expected is
what is marked in the apps' files: each finding has to be at its place, by its rule, and nothing may be found elsewhere. This is the result of the
last run, on Node.js ${process.version.slice(1)}, Next.js ${versions.get("next") ?? ""} and React ${versions.get("react") ?? ""}.

| Host | With | App | Found | Elsewhere | Result |
| --- | --- | --- | --- | --- | --- |
${rows.join("\n")}

It also tries the [set-up for a remote cache](getting-started.md#in-a-monorepo-with-a-remote-cache) with the real Turborepo: a package's lint is served from
the cache until a change in another package decides a finding.

What is run with every change, too: both packages in fresh apps (\`tests/packaging\`), ESLint, tsserver, oxlint and the command on all sample apps
(\`tests/parity\`, the command with the types of TypeScript 6.0, 7.0 and 7.1), and the language servers of ESLint, oxlint, typescript-language-server and vtsls (\`tests/clients\`).
`;
}

/** One line for the terminal, and one for each place at which the host differs. */
export function describeOutcome({ cell, versions, expected, missing, unexpected }: Outcome): string {
  const places = [
    ...missing.map(({ file, rule, start }) => `  missing: ${file} at ${start}, ${rule}`),
    ...unexpected.map(({ file, rule, start }) => `  unexpected: ${file} at ${start}, ${rule}`),
  ];
  const found = `${expected - missing.length} of ${expected}`;
  return [`${hostOf(cell, versions)}, ${besidesOf(cell, versions)}, ${cell.app}: ${found}`, ...places].join("\n");
}

function hostOf(cell: Cell, versions: ReadonlyMap<string, string>): string {
  const version = (name: string): string => versions.get(name) ?? "none";
  if (cell.tool === "eslint") return `ESLint ${version("eslint")}`;
  if (cell.tool === "tsserver") return `tsserver of TypeScript ${version("typescript")}`;
  if (cell.tool === "oxlint") return `oxlint ${version("oxlint")}`;
  return "`server-actions check`";
}

function besidesOf(cell: Cell, versions: ReadonlyMap<string, string>): string {
  if (cell.tool === "tsserver") return "Next.js' plugin";
  const typescript = versions.get("typescript");
  if (cell.tool === "command" && typescript !== undefined) return `types of TypeScript ${typescript}`;
  if (cell.tool !== "eslint") return "no TypeScript";
  const { config, parser, typed, concurrency } = cell;
  const named = {
    "typescript-eslint": `typescript-eslint ${versions.get("@typescript-eslint/parser") ?? ""}, TypeScript ${typescript ?? ""}`,
    babel: "the babel parser of Next.js",
    espree: "espree",
  }[parser];
  return [
    named,
    ...(config === "eslintrc" ? ["eslintrc"] : []),
    ...(typed ? ["`projectService`"] : []),
    ...(concurrency === undefined ? [] : [`\`--concurrency ${concurrency}\``]),
  ].join(", ");
}
