/** Where next's compiler looks for Server Functions at all: the fact that `no-ineffective-directive` stands on, and that others are silent there. */
import { describe, expect, it } from "vitest";
import { checks, createModuleGraph, defaultSettings } from "../../../shared/src/index.ts";
import { createMemoryHost } from "../../../shared/src/host/memory-host.ts";
import { parseWith } from "../../helpers/parse.ts";
import { analyzeText } from "./compare.ts";
import { recommendedFindings } from "./contract.ts";
import { compileWithNext, type Layer } from "./transform.ts";

const fileDirective = `"use server";\nexport async function save() {}\n`;
const functionDirective = `export async function save() {\n  "use server";\n}\n`;
/** Refused where Server Functions are looked for. */
const refused = `"use server";\nexport function save() {}\n`;

async function actionsOf(text: string, layer: Layer): Promise<readonly string[]> {
  const compiled = await compileWithNext(text, "/app/file.tsx", layer);
  if (!compiled.ok) throw new Error(compiled.message);
  return compiled.actions;
}

/** What `recommended` reports in the app directory, by the rule that does; elsewhere the compiler has nothing against it. */
const faults: readonly (readonly [rule: string, text: string])[] = [
  ["require-async-action", refused],
  ["require-async-action", `export default function P() {\n  function a() { "use server"; }\n  return a;\n}\n`],
  ["valid-action-exports", `"use server";\nexport const limit = 10;\n`],
  ["valid-action-exports", `"use server";\nexport const options = {};\n`],
  ["valid-action-exports", `"use server";\nexport { a } from "./x";\n`],
  ["valid-directive", `foo();\n"use server";\n`],
  ["valid-directive", `"use sever";\nexport async function a() {}\n`],
  ["valid-directive", `("use server");\nexport async function a() {}\n`],
  ["valid-directive", `"use server";\n"use cache";\nexport async function a() {}\n`],
  ["valid-directive", `export async function a() {\n  "use server";\n  return this;\n}\n`],
  ["valid-directive", `export class A {\n  async a() { "use server"; }\n}\n`],
  [
    "no-broken-closure",
    `export function P() {\n  for (const x of [1]) foo(async () => { "use server"; return x; });\n}\n`,
  ],
  ["no-inline-action-in-client", `"use client";\nexport function P() {\n  foo(async () => { "use server"; });\n}\n`],
  ["valid-bind", `export function P() {\n  const a = async () => { "use server"; };\n  return a.bind(this);\n}\n`],
];

/** Errors about `"use client"` stay, wherever the file is compiled. */
const clientFaults: readonly string[] = [
  `foo();\n"use client";\n`,
  `"use server";\n"use client";\nexport async function a() {}\n`,
];

/** The rules that report something in `file` of an app that has both routers. */
function rulesIn(text: string, file: string): readonly string[] {
  const files = { [file]: text, "/app/next.config.mjs": "", "/app/app/page.tsx": "export default () => null;" };
  const host = createMemoryHost(files, { rootDir: "/app", parse: (path, source) => parseWith("oxc", source, path) });
  const graph = createModuleGraph(host, defaultSettings);
  const module = analyzeText(text, "oxc", file);
  return checks
    .filter(({ preset }) => preset === "recommended")
    .filter((check) => [...check.run({ module, graph, settings: defaultSettings, options: check.defaults })].length > 0)
    .map(({ name }) => name);
}

describe.each([
  { file: "/app/proxy.tsx", layers: ["middleware"] },
  { file: "/app/middleware.tsx", layers: ["middleware"] },
  { file: "/app/pages/home.tsx", layers: ["pages", "pages-browser"] },
] as const)("in $file", ({ file, layers }) => {
  it.each(faults)("%s has nothing to say of %j", async (rule, text) => {
    for (const layer of layers) {
      const compiled = await compileWithNext(text, file, layer);
      expect(compiled.ok && [...compiled.actions]).toEqual([]);
    }
    expect(recommendedFindings(text, "/app/app/file.tsx").map((finding) => finding.rule)).toContain(rule);
    expect(rulesIn(text, file).filter((name) => name !== "no-ineffective-directive")).toEqual([]);
  });

  it.each(clientFaults)("valid-directive still reports %j", async (text) => {
    for (const layer of layers) expect((await compileWithNext(text, file, layer)).ok).toBe(false);
    expect(rulesIn(text, file)).toContain("valid-directive");
  });
});

describe.each(["middleware", "pages", "pages-browser"] as const)("%s", (layer) => {
  it.each([fileDirective, functionDirective])("makes no Server Function of %j", async (text) => {
    expect(await actionsOf(text, layer)).toEqual([]);
  });

  it("takes what the App Router refuses", async () => {
    expect((await compileWithNext(refused, "/app/file.tsx", layer)).ok).toBe(true);
  });
});

describe("the App Router", () => {
  it("makes Server Functions of the same texts", async () => {
    expect(await actionsOf(fileDirective, "server")).toEqual(["save"]);
    expect(await actionsOf(functionDirective, "server")).toHaveLength(1);
    expect((await compileWithNext(refused, "/app/file.tsx", "server")).ok).toBe(false);
  });
});
