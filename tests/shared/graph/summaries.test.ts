import { describe, expect, it } from "vitest";
import { analyzeModule } from "../../../shared/src/analyze/analyze-module.ts";
import { createModuleGraph, type ModuleGraph } from "../../../shared/src/graph/module-graph.ts";
import { createMemoryHost, type MemoryHost } from "../../../shared/src/host/memory-host.ts";
import type { ModuleSummary } from "../../../shared/src/model/summary.ts";
import { defaultSettings } from "../../../shared/src/settings/defaults.ts";
import { parseWith } from "../../helpers/parse.ts";

/** A graph over files in memory that counts the trees it makes, by file. */
function countingGraph(files: Readonly<Record<string, string>>) {
  const parsed: string[] = [];
  const host: MemoryHost = createMemoryHost(files, {
    parse: (file, text) => {
      parsed.push(file);
      return parseWith("typescript-estree", text, file);
    },
  });
  const graph: ModuleGraph = createModuleGraph(host, defaultSettings);
  return { graph, host, parsed };
}

function noteText(graph: ModuleGraph, file: string, text: string): void {
  graph.note(analyzeModule(parseWith("typescript-estree", text, file), { settings: defaultSettings }));
}

/** The names that the first function of a module calls. */
function calledIn(summary: ModuleSummary | undefined): string[] | undefined {
  return summary?.functions[0]?.calls.map(({ callee }) => (callee.kind === "unknown" ? "?" : callee.name));
}

const actions = `"use server";\nimport { store } from "./store";\nexport async function save() { store(); }`;
const edited = `"use server";\nimport { erase } from "./store";\nexport async function remove() { erase(); }`;

describe("note", () => {
  it("saves the tree of a module that a host has at hand", () => {
    const { graph, parsed } = countingGraph({ "/actions.ts": actions });
    noteText(graph, "/actions.ts", actions);
    expect(graph.isServerFunction({ kind: "import", source: "./actions", name: "save", path: [] }, "/page.ts")).toBe(
      "yes",
    );
    expect(parsed).toEqual([]);
  });

  it("without it, the tree is made", () => {
    const { graph, parsed } = countingGraph({ "/actions.ts": actions });
    expect(graph.isServerFunction({ kind: "import", source: "./actions", name: "save", path: [] }, "/page.ts")).toBe(
      "yes",
    );
    expect(parsed).toEqual(["/actions.ts"]);
  });

  it("does not count where the file says something else", () => {
    const { graph, parsed } = countingGraph({ "/actions.ts": edited });
    noteText(graph, "/actions.ts", actions);
    expect(graph.summary("/actions.ts")?.exports.map((entry) => entry.kind === "local" && entry.name)).toEqual([
      "remove",
    ]);
    expect(parsed).toEqual(["/actions.ts"]);
  });

  it("does not count once the file has changed", () => {
    const { graph, host } = countingGraph({ "/actions.ts": actions });
    noteText(graph, "/actions.ts", actions);
    expect(graph.summary("/actions.ts")?.functions.map(({ name }) => name)).toEqual(["save"]);
    host.write("/actions.ts", edited);
    expect(graph.summary("/actions.ts")?.functions.map(({ name }) => name)).toEqual(["remove"]);
  });

  it("keeps nothing of a module without Server Functions", () => {
    const { graph, parsed } = countingGraph({ "/plain.ts": "export function plain() {}" });
    noteText(graph, "/plain.ts", "export function plain() {}");
    graph.summary("/plain.ts");
    expect(parsed).toEqual(["/plain.ts"]);
  });

  it("gives details of the tree on disk", () => {
    const { graph, parsed } = countingGraph({ "/actions.ts": actions });
    noteText(graph, "/actions.ts", actions);
    expect(calledIn(graph.summary("/actions.ts"))).toEqual(["store"]);
    expect(parsed).toEqual(["/actions.ts"]);
  });
});

describe("the details of a summary", () => {
  it("come from the tree of the outline, without a second one", () => {
    const { graph, parsed } = countingGraph({ "/actions.ts": actions });
    expect(calledIn(graph.summary("/actions.ts"))).toEqual(["store"]);
    expect(parsed).toEqual(["/actions.ts"]);
  });

  it("are those of their module where another was parsed in between", () => {
    const { graph, parsed } = countingGraph({ "/actions.ts": actions, "/others.ts": edited });
    const summary = graph.summary("/actions.ts");
    const others = graph.summary("/others.ts");
    expect([calledIn(summary), calledIn(others)]).toEqual([["store"], ["erase"]]);
    expect(parsed).toEqual(["/actions.ts", "/others.ts"]);
  });

  it("are made from a second tree where many were parsed in between: only the last few are kept", () => {
    const others = Array.from({ length: 40 }, (_, index) => `/other-${index}.ts`);
    const { graph, parsed } = countingGraph({
      "/actions.ts": actions,
      ...Object.fromEntries(others.map((file) => [file, edited])),
    });
    const summary = graph.summary("/actions.ts");
    for (const file of others) graph.summary(file);
    expect(calledIn(summary)).toEqual(["store"]);
    expect(parsed).toEqual(["/actions.ts", ...others, "/actions.ts"]);
  });

  it("are not those of a text that has changed since", () => {
    const { graph, host } = countingGraph({ "/actions.ts": actions });
    const before = graph.summary("/actions.ts");
    host.write("/actions.ts", edited);
    expect(calledIn(before)).toEqual([]);
    expect(calledIn(graph.summary("/actions.ts"))).toEqual(["erase"]);
  });

  it("stay what they were once they have been read", () => {
    const { graph, host } = countingGraph({ "/actions.ts": actions });
    const before = graph.summary("/actions.ts");
    expect(calledIn(before)).toEqual(["store"]);
    host.write("/actions.ts", edited);
    expect(calledIn(before)).toEqual(["store"]);
  });

  it("are empty of a file that has gone", () => {
    const { graph, host } = countingGraph({ "/actions.ts": actions });
    const before = graph.summary("/actions.ts");
    host.remove("/actions.ts");
    expect([calledIn(before), graph.summary("/actions.ts")]).toEqual([[], undefined]);
  });
});
