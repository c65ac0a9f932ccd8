/**
 * `npm run test:matrix`: installs the packed packages beside each version of a host into a temporary folder, runs the sample apps through it,
 * and writes docs/hosts.md. Takes some minutes; uses the network, as npm does.
 */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { pack, temporaryFolder } from "../tests/packaging/app.ts";
import { compareWithKnown, type Outcome, runCell } from "./test-matrix/cells.ts";
import { appsOf, installHost } from "./test-matrix/install.ts";
import { monorepoPackages, tryMonorepo } from "./test-matrix/monorepo.ts";
import { describeOutcome, hostsPage } from "./test-matrix/page.ts";
import { type Host, hosts } from "./test-matrix/hosts.ts";
import { readOptions } from "./options.ts";

const monorepoId = "turborepo";
const help = `Usage: npm run test:matrix -- [--only <host>] [--store <folder>] [--out <file>]

  --only <host>     One of: ${[...hosts.map(({ id }) => id), monorepoId].join(", ")}. Nothing is written then.
  --store <folder>  Another version of the sample app acme-store.
  --out <file>      Where the result goes (default: docs/hosts.md).

Exit code: 0 when every host finds exactly the known places, 1 when one differs, 2 when it cannot run.`;

const root = fileURLToPath(new URL("..", import.meta.url));
const { values } = readOptions(
  {
    options: {
      only: { type: "string" },
      store: { type: "string" },
      out: { type: "string", default: join(root, "docs/hosts.md") },
      help: { type: "boolean", default: false },
    },
  },
  2,
);
if (values.help) {
  console.log(help);
  process.exit();
}
const chosen = hosts.filter(({ id }) => values.only === undefined || id === values.only);
const isMonorepoTried = values.only === undefined || values.only === monorepoId;
if (chosen.length === 0 && !isMonorepoTried) {
  console.error(`There is no host "${values.only}".\n\n${help}`);
  process.exit(2);
}

const folder = temporaryFolder("matrix");
try {
  const packages = {
    "eslint-plugin-server-actions": `file:${pack(join(root, "eslint-plugin"), folder)}`,
    "typescript-plugin-server-actions": `file:${pack(join(root, "ts-plugin"), folder)}`,
  };
  const outcomes: Outcome[] = [];
  for (const host of chosen) {
    for (const outcome of await run(host, packages)) {
      console.log(describeOutcome(outcome));
      outcomes.push(outcome);
    }
  }
  const { "eslint-plugin-server-actions": plugin } = packages;
  const withPlugin = { ...monorepoPackages, "eslint-plugin-server-actions": plugin };
  const broken = isMonorepoTried ? tryMonorepo(join(folder, monorepoId), withPlugin) : [];
  for (const difference of broken) console.log(`Turborepo: ${difference}`);
  if (values.only === undefined) {
    const page = await format(hostsPage(outcomes), { ...(await resolveConfig(values.out)), filepath: values.out });
    writeFileSync(values.out, page);
  }
  const differing = outcomes.filter(({ missing, unexpected }) => missing.length + unexpected.length > 0);
  console.log(`${outcomes.length} cells, ${differing.length} of them differ`);
  if (isMonorepoTried) console.log(`Turborepo: ${broken.length === 0 ? "as docs/getting-started.md says" : "differs"}`);
  process.exitCode = differing.length + broken.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function run(host: Host, packages: Readonly<Record<string, string>>): Promise<Outcome[]> {
  const home = join(folder, host.id);
  const installed = installHost(home, { ...host.packages, ...packages });
  const apps = appsOf(home, values.store);
  const outcomes: Outcome[] = [];
  for (const cell of host.cells) {
    const app = apps[cell.app];
    const findings = await runCell(cell, app, home);
    outcomes.push({ cell, versions: installed, ...compareWithKnown(cell, installed, app, findings) });
  }
  rmSync(home, { recursive: true, force: true });
  return outcomes;
}
