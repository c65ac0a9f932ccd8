import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLinter } from "../../ts-plugin/src/standalone/linter.ts";
import { openSummaryCache, type SummaryCache } from "../../ts-plugin/src/standalone/summary-cache.ts";
import { createTempProject, type TempProject } from "../helpers/temp-project.ts";

let project: TempProject;
let folder: string;
beforeEach(() => {
  project = createTempProject();
  folder = project.pathOf("node_modules/.cache/server-actions");
});
afterEach(() => project.remove());

const keep = (cache: SummaryCache, file: string, text: string, value: unknown) =>
  cache.partsOf(file, text).read("calls", () => value);
/** What is kept; `undefined` for nothing. */
const kept = (cache: SummaryCache, file: string, text: string, name = "calls") =>
  cache.partsOf(file, text).read<unknown>(name, () => undefined);
const cacheFile = () => {
  const names = readdirSync(folder).filter((name) => name.endsWith(".summaries"));
  expect(names).toHaveLength(1);
  return join(folder, names[0]!);
};

describe("the cache of summaries", () => {
  beforeEach(() => {
    const cache = openSummaryCache(folder, ["1"]);
    keep(cache, "/a.ts", "text of a", [undefined, "a"]);
    keep(cache, "/b.ts", "text of b", [undefined, "b"]);
    cache.save();
  });

  it("gives what another process kept", () => {
    const cache = openSummaryCache(folder, ["1"]);
    expect(kept(cache, "/a.ts", "text of a")).toEqual([undefined, "a"]);
    expect(kept(cache, "/b.ts", "text of b")).toEqual([undefined, "b"]);
  });

  it("knows nothing of another text, another path, another part, and another version or settings", () => {
    const cache = openSummaryCache(folder, ["1"]);
    expect(kept(cache, "/a.ts", "text of A")).toBeUndefined();
    expect(kept(cache, "/c.ts", "text of a")).toBeUndefined();
    expect(kept(cache, "/a.ts", "text of a", "outline")).toBeUndefined();
    expect(kept(openSummaryCache(folder, ["2"]), "/a.ts", "text of a")).toBeUndefined();
  });

  it.each<readonly [string, (bytes: Buffer) => Buffer]>([
    ["empty", () => Buffer.alloc(0)],
    ["cut short", (bytes) => bytes.subarray(0, -1)],
    ["longer", (bytes) => Buffer.concat([bytes, Buffer.from("x")])],
    ["of something else", () => Buffer.from("{}")],
    [
      "of one other byte at the end",
      (bytes) => {
        const changed = Buffer.from(bytes);
        changed[changed.length - 3]! ^= 1;
        return changed;
      },
    ],
  ])("takes a file that is %s for none, and writes a good one over it", (_name, damage) => {
    const file = cacheFile();
    writeFileSync(file, damage(readFileSync(file)));
    expect(kept(openSummaryCache(folder, ["1"]), "/a.ts", "text of a")).toBeUndefined();
    const cache = openSummaryCache(folder, ["1"]);
    keep(cache, "/a.ts", "text of a", [undefined, "a"]);
    cache.save();
    expect(kept(openSummaryCache(folder, ["1"]), "/a.ts", "text of a")).toEqual([undefined, "a"]);
  });

  it("is whole when two write it at once: the last one's counts", () => {
    const [first, second] = [openSummaryCache(folder, ["1"]), openSummaryCache(folder, ["1"])];
    keep(first, "/c.ts", "c", [undefined, "c"]);
    keep(second, "/d.ts", "d", [undefined, "d"]);
    first.save();
    second.save();
    const cache = openSummaryCache(folder, ["1"]);
    expect(kept(cache, "/a.ts", "text of a")).toEqual([undefined, "a"]);
    expect(kept(cache, "/d.ts", "d")).toEqual([undefined, "d"]);
    expect(kept(cache, "/c.ts", "c")).toBeUndefined();
    cacheFile();
  });

  it("drops what nobody asked for in many runs", () => {
    for (let run = 0; run < 12; run += 1) {
      const cache = openSummaryCache(folder, ["1"]);
      kept(cache, "/a.ts", "text of a");
      keep(cache, "/a.ts", `text ${run}`, [undefined, "a"]);
      cache.save();
    }
    const cache = openSummaryCache(folder, ["1"]);
    expect(kept(cache, "/a.ts", "text of a")).toEqual([undefined, "a"]);
    expect(kept(cache, "/b.ts", "text of b")).toBeUndefined();
  });

  describe("takes away what nobody used for a month", () => {
    const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000);
    const age = (file: string, days: number) => utimesSync(file, daysAgo(days), daysAgo(days));
    const other = (name: string) => join(folder, name);
    const sum = "0".repeat(40);

    it("of other builds, and of runs that were ended, and nothing else", () => {
      const names = [
        `${sum}.summaries`,
        `${sum}.summaries.4711`,
        `${"1".repeat(40)}.summaries`,
        "notes.summaries",
        "README",
      ];
      for (const name of names) writeFileSync(other(name), "");
      for (const name of names) age(other(name), name.startsWith("1") ? 29 : 31);
      openSummaryCache(folder, ["1"]).save();
      expect(readdirSync(folder).filter((name) => names.includes(name))).toEqual(names.slice(2).sort());
    });

    it("not what is read and needs no change", () => {
      const file = cacheFile();
      age(file, 29);
      openSummaryCache(folder, ["1"]).save();
      expect(statSync(file).mtimeMs).toBeGreaterThan(daysAgo(1).getTime());
    });

    it("while another process has it open", () => {
      const reading = openSummaryCache(folder, ["1"]);
      kept(reading, "/b.ts", "text of b");
      age(cacheFile(), 31);
      openSummaryCache(folder, ["2"]).save();
      expect(readdirSync(folder)).toEqual([]);
      expect(kept(reading, "/a.ts", "text of a")).toEqual([undefined, "a"]);
      keep(reading, "/c.ts", "c", [undefined, "c"]);
      reading.save();
      expect(kept(openSummaryCache(folder, ["1"]), "/a.ts", "text of a")).toEqual([undefined, "a"]);
    });
  });

  it("does without a file that is none: a folder of its name", () => {
    const file = cacheFile();
    const cache = openSummaryCache(project.pathOf("elsewhere"), ["1"]);
    mkdirSync(project.pathOf(`elsewhere/${file.slice(file.lastIndexOf("/") + 1)}`), { recursive: true });
    keep(cache, "/a.ts", "a", [undefined, "a"]);
    expect(() => cache.save()).not.toThrow();
    expect(kept(openSummaryCache(project.pathOf("elsewhere"), ["1"]), "/a.ts", "a")).toBeUndefined();
  });

  it("does without where it cannot write", () => {
    project.write("file", "");
    const cache = openSummaryCache(project.pathOf("file"), ["1"]);
    keep(cache, "/a.ts", "a", [undefined, "a"]);
    expect(() => cache.save()).not.toThrow();
  });
});

describe("a linter with the cache", () => {
  const leaving = `import { redirect } from "next/navigation";\nexport function leave() {\n  redirect("/");\n}\n`;
  const lint = (version = "1") => {
    const linter = createLinter({ cache: { folder, version } });
    const { findings } = linter.lint(project.pathOf("app/actions.ts"));
    linter.close();
    return findings.map(({ check }) => check.name);
  };

  beforeEach(() => {
    project.write("package.json", '{ "dependencies": { "next": "16.4.5" } }');
    project.write("lib/leave.ts", leaving);
    project.write(
      "app/actions.ts",
      `"use server";\nimport { leave } from "../lib/leave";\n\nexport async function save() {\n  try {\n    leave();\n  } catch {\n    return null;\n  }\n}\n`,
    );
  });

  it("finds the same again, and never by what a module was", () => {
    expect(lint()).toEqual(["no-redirect-in-try-catch"]);
    expect(lint()).toEqual(["no-redirect-in-try-catch"]);

    project.write("lib/leave.ts", leaving.replace('redirect("/")', "redirect.name"));
    expect(lint()).toEqual([]);

    project.write("lib/leave.ts", leaving);
    expect(lint()).toEqual(["no-redirect-in-try-catch"]);
  });

  it("makes no summary again that is kept: there is nothing new to write", () => {
    lint();
    const written = statSync(cacheFile()).ino;
    lint();
    expect(statSync(cacheFile()).ino).toBe(written);
    lint("2");
    expect(readdirSync(folder).filter((name) => name.endsWith(".summaries"))).toHaveLength(2);
  });
});
