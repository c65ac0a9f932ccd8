import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyzeText } from "./compare.ts";
import { isAtError, outcomeOf, recommendedFindings, type Outcome, type PlacedFinding } from "./contract.ts";
import { contractSources } from "./contract-sources.ts";
import { moreThanTheCompiler } from "./disagreements.ts";
import { closureFile } from "./generate-closures.ts";
import { directivesFile } from "./generate-directives.ts";
import { exportsFile } from "./generate-exports.ts";
import { runCompiled } from "./run-module.ts";

const file = "/app/app/file.tsx";

/** What Turbopack made of a shape when `npm run prove` ran last: `200, 200` for one that works. */
function turbopackOf(shape: string): string {
  const page = readFileSync(fileURLToPath(new URL("../../../docs/proof.md", import.meta.url)), "utf8");
  const rows = page.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
  const row = rows.find((cells) => cells[1] === shape);
  if (row?.[3] === undefined) throw new Error(`docs/proof.md has no row "${shape}".`);
  return row[3];
}

/** The findings that are no compile errors: each stands in the table, with its proof. */
const listed = new Set(moreThanTheCompiler.map(({ rule, messageId }) => `${rule}/${messageId}`));
/** About values that compile and that React cannot send: tests/oracles/react-flight judges those. */
const judgedByReact = ["action-prop-value", "no-action-as-callback", "serializable-"];
const isListed = ({ rule, messageId }: PlacedFinding): boolean =>
  rule === "no-broken-closure" ||
  judgedByReact.some((name) => rule.startsWith(name)) ||
  listed.has(`${rule}/${messageId}`);
const shown = (findings: readonly PlacedFinding[]): string[] =>
  findings.map(({ rule, messageId }) => `${rule}/${messageId}`);

/** `recommended` reports the compiler's first error, and all others; where the compiler accepts, only what is listed. */
async function expectAgreement(text: string, filename = file): Promise<Outcome["kind"]> {
  const outcome = await outcomeOf(text, filename);
  if (outcome.kind === "syntax") return "syntax";
  const findings = recommendedFindings(text, filename);
  if (outcome.kind === "accepted") {
    expect(shown(findings.filter((finding) => !isListed(finding))), text).toEqual([]);
    return "accepted";
  }
  if (outcome.kind === "garbled") {
    expect(shown(findings), text).not.toEqual([]);
    return "garbled";
  }
  const module = analyzeText(text, "oxc", filename);
  for (const error of outcome.errors) {
    expect(
      findings.some((finding) => isAtError(module, finding, error)),
      `${error.kind} at ${error.line}:${error.column}\n${text}`,
    ).toBe(true);
  }
  if (!outcome.isComplete) return "refused";
  const unfounded = findings.filter(
    (finding) => !isListed(finding) && !outcome.errors.some((error) => isAtError(module, finding, error)),
  );
  // For a function without `async` the compiler may mark another name, one for several, and it looks into no method that it refuses.
  const mayBeUnmarked = outcome.errors.some(({ kind }) => kind === "inline-sync-function" || kind === "class-method");
  expect(shown(unfounded.filter(({ rule }) => !(mayBeUnmarked && rule === "require-async-action"))), text).toEqual([]);
  return "refused";
}

describe("recommended is as strict as the compiler", () => {
  it.each(contractSources)("$title", async ({ text, filename, accepted }) => {
    expect(await expectAgreement(text, filename)).toBe(accepted ? "accepted" : "refused");
  });

  const generators = [
    { name: "directives", generator: directivesFile, seeds: [1, 2, 3], refused: 600, accepted: 100 },
    { name: "exports", generator: exportsFile, seeds: [11, 12, 13], refused: 200, accepted: 450 },
    { name: "closures", generator: closureFile, seeds: [21], refused: 0, accepted: 850 },
  ];
  const runs = generators.flatMap(({ seeds, ...rest }) => seeds.map((seed) => ({ ...rest, seed })));

  it.each(runs)(
    "in 900 generated files: $name, seed $seed",
    async ({ accepted, generator, refused, seed }) => {
      const counts = { accepted: 0, garbled: 0, refused: 0, syntax: 0 };
      const property = fc.asyncProperty(generator, async (text) => {
        counts[await expectAgreement(text)] += 1;
      });
      await fc.assert(property, { seed, numRuns: 900, endOnFailure: false });

      expect(counts.accepted).toBeGreaterThanOrEqual(accepted);
      expect(counts.refused).toBeGreaterThanOrEqual(refused);
    },
    120_000,
  );
});

describe("where it says more, the app fails or the directive does nothing", () => {
  it.each(moreThanTheCompiler)(
    "$rule/$messageId: $title",
    async ({ rule, messageId, source, proof, filename = file }) => {
      const outcome = await outcomeOf(source, filename);
      expect(shown(recommendedFindings(source, filename))).toContain(`${rule}/${messageId}`);
      if (outcome.kind === "garbled") return expect(proof).toBe("garbled");
      if (outcome.kind !== "accepted") throw new Error(`The compiler says something of it: ${outcome.kind}`);

      const { compiled } = outcome;
      if (proof === "ignored") return expect([...compiled.actions]).toEqual([]);
      if (proof === "no client module")
        return expect(compiled.code).not.toContain("__next_internal_client_entry_do_not_use__");
      if (typeof proof === "object" && "bundler" in proof)
        return expect(turbopackOf(proof.bundler)).not.toBe("200, 200");
      if (typeof proof === "object" && "lost" in proof) return expect(compiled.actions).not.toContain(proof.lost);
      if (typeof proof === "object" && "unbuilt" in proof)
        return expect(runCompiled(compiled.code)).rejects.toThrow(proof.unbuilt);
      if (typeof proof === "object") {
        const run = await runCompiled(compiled.code);
        const error: unknown = run.ok ? undefined : run.error;
        expect(String((error as Error | undefined)?.message)).toBe(proof.throws);
      }
    },
  );
});
