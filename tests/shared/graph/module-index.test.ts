import { describe, expect, it } from "vitest";
import type { ProjectHost } from "../../../shared/src/graph/project-host.ts";
import { createModuleIndex, type ModuleIndex } from "../../../shared/src/graph/module-index.ts";
import type { ImportEdge, ModuleRecord } from "../../../shared/src/model/module-record.ts";

const files = Array.from({ length: 12 }, (_, index) => `/${index}.ts`);

function edge(source: string, kind: ImportEdge["kind"], typeOnly = false): ImportEdge {
  return { source, kind, typeOnly, names: [] };
}

/** A project of which only the records are there, and the files whose record was read. */
function projectOf(records: Map<string, ModuleRecord | undefined>) {
  const read: string[] = [];
  const host: ProjectHost = {
    rootDir: "/",
    version: () => "",
    parse: () => undefined,
    files: () => files,
    resolve: (specifier) => (files.includes(specifier) ? specifier : undefined),
    imports(file) {
      read.push(file);
      return records.get(file);
    },
  };
  return { host, read };
}

function answersOf(index: ModuleIndex): unknown {
  return {
    from: files.map((file) => index.edgesFrom(file)),
    to: files.map((file) => index.edgesTo(file)),
    lost: index.lostNames(),
    unreadable: index.unreadable(),
    has: [...files, "/none.ts"].map((file) => index.has(file)),
  };
}

describe("an index whose records change", () => {
  it("answers as a new one, in the same order", () => {
    let state = 1;
    const below = (count: number) => (state = (state * 48_271) % 2_147_483_647) % count;
    const recordNow = (): ModuleRecord | undefined => {
      if (below(8) === 0) return undefined;
      const sources = Array.from({ length: below(5) }, () => (below(6) === 0 ? "./lost" : files[below(files.length)]!));
      const kinds = ["import", "reexport", "dynamic"] as const;
      return { boundary: "none", edges: sources.map((source) => edge(source, kinds[below(3)]!, below(5) === 0)) };
    };
    const records = new Map(files.map((file) => [file, recordNow()]));
    const { host } = projectOf(records);
    const index = createModuleIndex(host);
    const seen = new Set([JSON.stringify(answersOf(index))]);
    for (let round = 0; round < 200; round += 1) {
      const changed = Array.from({ length: 1 + below(2) }, () => files[below(files.length)]!);
      for (const file of changed) records.set(file, recordNow());
      index.renew(changed);
      const answers = answersOf(index);
      expect(answers).toEqual(answersOf(createModuleIndex(host)));
      seen.add(JSON.stringify(answers));
    }
    expect(seen.size).toBeGreaterThan(150);
  });

  it("reads no record but of the files that changed", () => {
    const records = new Map(
      files.map((file, index) => [
        file,
        { boundary: "none" as const, edges: [edge(files[index - 1] ?? "", "import")] },
      ]),
    );
    const { host, read } = projectOf(records);
    const index = createModuleIndex(host);
    index.edgesTo("/3.ts");
    read.length = 0;
    records.set("/5.ts", { boundary: "none", edges: [edge("/3.ts", "import")] });
    index.renew(["/5.ts"]);
    expect(index.edgesTo("/3.ts").map(({ from }) => from)).toEqual(["/4.ts", "/5.ts"]);
    expect(index.edgesTo("/4.ts")).toEqual([]);
    expect(new Set(read)).toEqual(new Set(["/5.ts"]));
  });
});
