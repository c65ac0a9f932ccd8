import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { createTempProject } from "../helpers/temp-project.ts";

const script = fileURLToPath(new URL("../../scripts/labels.ts", import.meta.url));

const actions = `"use server";
import { revalidatePath } from "next/cache";
import { db } from "./db";

export async function save(id) {
  await db.order.create({ data: { id } });
  revalidatePath("/orders");
}

export async function load(id) {
  return db.order.findUnique({ where: { id } });
}
`;

/** One made-up repository, `acme/shop`. */
const repos = createTempProject({
  "acme+shop/app/actions.ts": actions,
  "acme+shop/app/db.ts": `import { PrismaClient } from "@prisma/client";\nexport const db = new PrismaClient();\n`,
  "acme+shop/package.json": "{}",
});
afterAll(() => repos.remove());

const base = { repo: "acme/shop", commit: "0".repeat(40), path: "app/actions.ts", guarded: "no", public: false };
const save = {
  ...base,
  line: 5,
  name: "save",
  mutates: "yes",
  effects: ["db-write"],
  validates: "no",
  revalidates: "yes",
};
const load = { ...base, line: 10, name: "load", mutates: "no", effects: [], validates: "no", revalidates: "n/a" };

function run(rows: readonly object[], ...args: string[]): { readonly status: number | null; readonly lines: string[] } {
  const table = createTempProject({ "labels.jsonl": rows.map((row) => JSON.stringify(row)).join("\n") });
  const { status, stdout } = spawnSync(
    process.execPath,
    ["--import", "tsx", script, "--table", table.pathOf("labels.jsonl"), ...args, repos.dir],
    { encoding: "utf8" },
  );
  table.remove();
  return { status, lines: stdout.trimEnd().split("\n") };
}

/** The figures behind a name, without the spaces that align them. */
const figures = (lines: readonly string[], name: string) =>
  lines
    .find((line) => line.startsWith(name))
    ?.slice(name.length)
    .trim()
    .replaceAll(/\s+/gu, " ");

describe("npm run labels", () => {
  it("gives precision and recall for each fact", () => {
    const { status, lines } = run([save, load]);
    expect(status).toBe(0);
    expect(lines[0]).toBe("2 of 2 labelled Server Functions found");
    expect(figures(lines, "mutates")).toBe("P 1.00 R 1.00 right 1, wrong 0, missed 0, unknown 0, silent 1");
    expect(figures(lines, "revalidates (mutating)")).toBe(
      "P 1.00 R 1.00 right 1, wrong 0, missed 0, unknown 0, silent 0",
    );
  });

  it("counts what differs from the labels, and shows it when asked", () => {
    const rows = [
      { ...save, mutates: "no" },
      { ...load, mutates: "yes", revalidates: "no" },
    ];
    const { lines } = run(rows, "--verbose");
    expect(figures(lines, "mutates")).toBe("P 0.00 R 0.00 right 0, wrong 1, missed 1, unknown 0, silent 0");
    expect(lines).toContain("  wrong   mutates: acme/shop app/actions.ts:5 save by db.order.create");
    expect(lines).toContain("  missed  mutates: acme/shop app/actions.ts:10 load");
  });

  it("leaves out what a label leaves open", () => {
    const { lines } = run([save, { ...load, mutates: "unclear" }]);
    expect(figures(lines, "mutates")).toBe("P 1.00 R 1.00 right 1, wrong 0, missed 0, unknown 0, silent 0");
  });

  it("keeps the half that is set aside apart, and shows nothing of it", () => {
    const rows = [save, { ...load, mutates: "yes", setAside: true }];
    expect(run(rows).lines[0]).toBe("1 of 1 labelled Server Functions found");
    const { lines } = run(rows, "--set-aside", "--verbose");
    expect(figures(lines, "mutates")).toBe("P - R 0.00 right 0, wrong 0, missed 1, unknown 0, silent 0");
    expect(lines.filter((line) => line.includes("missed  "))).toEqual([]);
  });

  it("fails for what is not on this machine", () => {
    const { status, lines } = run([save, { ...load, line: 2 }, { ...load, path: "app/gone.ts" }]);
    expect(status).toBe(1);
    expect(lines).toContain("  lost: acme/shop app/actions.ts:2 load");
    expect(lines).toContain("  absent: acme/shop app/gone.ts:10 load");
  });
});
