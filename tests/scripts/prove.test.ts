/** What `npm run prove` says without building an app: its shapes against the rules, and whether its last result is of this version. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { reportedExports } from "../../scripts/prove/exposure.ts";
import { exposureShapes } from "../../scripts/prove/exposure-shapes.ts";
import { exportShapes } from "../../scripts/prove/export-shapes.ts";
import { fails, reportsOf } from "../../scripts/prove/run.ts";
import { brokenShapes, workingShapes } from "../../scripts/prove/shapes.ts";
import { formsIn } from "../../scripts/prove/use.ts";

const page = readFileSync(fileURLToPath(new URL("../../docs/proof.md", import.meta.url)), "utf8");
const rulesOf = (reports: readonly string[]) => [...new Set(reports.map((report) => report.split(":")[0]))];

describe("what the rules report", () => {
  it("on each inline action that fails: one rule", () => {
    const reports = reportsOf(brokenShapes);
    expect(brokenShapes.filter((_, index) => rulesOf(reports[index] ?? []).join() !== "no-broken-closure")).toEqual([]);
  });

  it("on each action that works: nothing", () => {
    expect(reportsOf(workingShapes).flat()).toEqual([]);
  });

  it("on each export that a bundler refuses or loses: one rule", () => {
    const reports = reportsOf(exportShapes);
    expect(exportShapes.filter((_, index) => rulesOf(reports[index] ?? []).join() !== "valid-action-exports")).toEqual(
      [],
    );
  });

  it("on exports of which no client code makes use: those that a page, or the client, brings into the app", () => {
    expect(reportedExports()).toEqual([
      ["listed", "unlisted"],
      ["loaded", "unloaded"],
      ["passed", "unpassed"],
      ["unnamed"],
      ["unsent"],
      [],
      [],
    ]);
  });
});

describe("docs/proof.md", () => {
  it("is of the installed Next.js", () => {
    const { version } = createRequire(import.meta.url)("next/package.json") as { readonly version: string };
    expect(page).toContain(`Next.js ${version},`);
  });

  it("has every export, and none that is reported and cannot be called", () => {
    const rows = reportedExports().flatMap((reported, index) =>
      (exposureShapes[index]?.names ?? []).map((name) => ({ name, said: reported.includes(name) ? "yes" : "no" })),
    );
    const cellsOf = (name: string) =>
      page
        .split("\n")
        .find((line) => line.includes(`| \`${name}\` `))
        ?.split("|")
        .map((cell) => cell.trim())
        .slice(3, 6) ?? [];
    expect(rows.filter(({ name, said }) => cellsOf(name)[2] !== said)).toEqual([]);
    expect(rows.filter(({ name, said }) => said === "yes" && !cellsOf(name).slice(0, 2).includes("yes"))).toEqual([]);
  });

  it("has every shape", () => {
    const titles = [...brokenShapes, ...workingShapes, ...exportShapes].map(({ title }) => title);
    expect(titles.filter((title) => !page.includes(`| ${title} `))).toEqual([]);
  });
});

describe("how a page is used", () => {
  it("sends the hidden fields of each form, decoded, or an empty field", () => {
    const html = `<form action=""><input type="hidden" name="$ACTION_1:0" value="{&quot;id&quot;:&quot;a&amp;b&quot;}"/><button>x</button></form><form></form>`;
    expect(formsIn(html).map((form) => [...form])).toEqual([[["$ACTION_1:0", `{"id":"a&b"}`]], [["field", ""]]]);
  });

  it.each([
    { what: "works", used: {}, isFailing: false },
    { what: "a page that fails", used: { render: 500 }, isFailing: true },
    { what: "a form that fails", used: { submits: [500] }, isFailing: true },
    { what: "no form", used: { submits: [], recorded: [] }, isFailing: true },
    { what: "another value", used: { recorded: ["2"] }, isFailing: true },
    { what: "an action that did not run", used: { recorded: [] }, isFailing: true },
  ])("$what: $isFailing", ({ used, isFailing }) => {
    const usage = { render: 200, submits: [200], recorded: ["1"], error: undefined, ...used };
    expect(fails({ title: "", files: {}, expected: [1] }, { kind: "used", usage })).toBe(isFailing);
  });

  it("an app that does not build fails", () => {
    expect(fails({ title: "", files: {}, expected: [] }, { kind: "unbuilt", error: "" })).toBe(true);
  });
});
