/**
 * `npm run prove`: checks the rules about the contract against apps that the installed Next.js builds and runs, and writes docs/proof.md.
 * Takes some minutes: eleven apps, each built with both bundlers. Uses no network but loopback.
 */
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { checkByName } from "@server-actions/shared";
import { format, resolveConfig } from "prettier";
import { proveEndpoint } from "./prove/endpoint.ts";
import { proveExposure } from "./prove/exposure.ts";
import { exportShapes } from "./prove/export-shapes.ts";
import type { Bundler } from "./prove/next.ts";
import { type Proofs, proofPage } from "./prove/report.ts";
import { fails, type Proof, proveApart, proveTogether } from "./prove/run.ts";
import { brokenShapes, workingShapes } from "./prove/shapes.ts";
import { readOptions } from "./options.ts";

const help = `Usage: npm run prove -- [--out <file>]

  --out <file>   Where the result goes (default: docs/proof.md).

Exit code: 0 when exactly the shapes that the rules report fail, else 1.`;

const { values } = readOptions({
  options: {
    out: { type: "string", default: fileURLToPath(new URL("../docs/proof.md", import.meta.url)) },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit();
}

const bundlers: readonly Bundler[] = ["turbopack", "webpack"];
const log = (line: string) => console.error(line);

const pages = await proveTogether([...brokenShapes, ...workingShapes], bundlers, log);
const endpoints = [];
for (const bundler of bundlers) endpoints.push(await proveEndpoint(bundler));
const proofs: Proofs = {
  versions: { next: versionOf("next"), react: versionOf("react"), node: process.version.slice(1) },
  broken: pages.slice(0, brokenShapes.length),
  working: pages.slice(brokenShapes.length),
  endpoints,
  exposure: await proveExposure(bundlers, log),
  exports: await proveApart(exportShapes, bundlers, log),
};
const page = await format(proofPage(proofs), { ...(await resolveConfig(values.out)), filepath: values.out });
writeFileSync(values.out, page);
const problems = problemsWith(proofs);
for (const problem of problems) console.error(problem);
console.log(`${pages.length + exportShapes.length} shapes, ${problems.length} disagreements: ${values.out}`);
process.exitCode = problems.length > 0 ? 1 : 0;

/** Every disagreement, as a line. */
function problemsWith({ broken, endpoints: calls, exports, exposure, working }: Proofs): string[] {
  return [
    ...broken.flatMap((proof) =>
      disagreement(
        proof,
        "no-broken-closure",
        bundlers.every((bundler) => failsWith(proof, bundler)),
      ),
    ),
    ...working.flatMap((proof) =>
      disagreement(
        proof,
        undefined,
        bundlers.some((bundler) => failsWith(proof, bundler)),
      ),
    ),
    ...exports.flatMap((proof) =>
      disagreement(
        proof,
        "valid-action-exports",
        bundlers.some((bundler) => failsWith(proof, bundler)),
      ),
    ),
    ...calls
      .filter(({ isRendered }) => !isRendered)
      .map(({ bundler }) => `A page with "use server" cannot be called with ${bundler}.`),
    ...exposure
      .filter(({ calledWith, isReported }) => isReported && calledWith.length === 0)
      .map(({ name, title }) => `${title}: ${name} is reported, and no request can call it.`),
  ];
}

/** `rule`: the only one that may and must report the shape; `undefined`: none may, and it has to work. */
function disagreement({ reported, shape }: Proof, rule: string | undefined, isFailing: boolean): string[] {
  const problems: string[] = [];
  const isReported = reported.some((report) => report.startsWith(`${rule}:`));
  const others = reported.filter((report) => !report.startsWith(`${rule}:`));
  if (rule !== undefined && checkByName(rule) !== undefined && !isReported)
    problems.push(`${shape.title}: ${rule} does not report it.`);
  if (others.length > 0) problems.push(`${shape.title}: reported by another rule: ${others.join(" ")}`);
  if (isFailing !== (rule !== undefined)) problems.push(`${shape.title}: ${isFailing ? "fails" : "works"}.`);
  return problems;
}

function failsWith({ outcomes, shape }: Proof, bundler: Bundler): boolean {
  const outcome = outcomes[bundler];
  return outcome !== undefined && fails(shape, outcome);
}

function versionOf(name: string): string {
  return (createRequire(import.meta.url)(`${name}/package.json`) as { readonly version: string }).version;
}
