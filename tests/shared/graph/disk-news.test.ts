/** What a host keeps and what it gives up when it is told what may have changed. */
import { describe, expect, it } from "vitest";
import { createDisk } from "../../../shared/src/host/disk.ts";
import { createDiskHost, type DiskHost, type OpenFile } from "../../../shared/src/host/disk-host.ts";
import type { News } from "../../../shared/src/host/news.ts";
import { temporaryProject, type TemporaryProject } from "./temporary-project.ts";

function setUp(files: Readonly<Record<string, unknown>>, rootDir = "") {
  const project = temporaryProject(files);
  const asked: string[] = [];
  const disk = createDisk({ note: ([kind, path]) => void asked.push(`${kind} ${path}`), entries: () => undefined });
  const open = new Map<string, OpenFile>();
  const host = createDiskHost({
    rootDir: rootDir === "" ? project.root : project.path(rootDir),
    disk,
    quietTime: Number.POSITIVE_INFINITY,
    overlay: (file) => open.get(file),
  });
  /** What is asked of the disk meanwhile. */
  const askedBy = (step: () => void): readonly string[] => {
    asked.length = 0;
    step();
    return [...asked];
  };
  return { project, host, open, askedBy };
}

const news = (disk: News["disk"], project: TemporaryProject, ...open: readonly string[]): News => ({
  disk,
  open: open.map((file) => project.path(file)),
  isWatched: (path) => path.startsWith(project.root),
});
const generationsOf = (host: DiskHost): [number, number] => [host.generation(), host.textGeneration()];

describe("a text that is typed", () => {
  it("asks nothing of a disk that is watched, and leaves what does not depend on it", () => {
    const { askedBy, host, open, project } = setUp({ "a.ts": 'import "./b";', "b.ts": "", "package.json": {} });
    host.files();
    host.imports(project.path("a.ts"));
    host.resolve("./b", project.path("a.ts"));
    const [generation, textGeneration] = generationsOf(host);
    open.set(project.path("a.ts"), { text: 'import "./b";\nvoid 0;' });
    expect(host.renew(news("same", project, "a.ts"))).toBe("texts");
    const typed = askedBy(() => {
      open.set(project.path("a.ts"), { text: 'import "./b";\nvoid 1;' });
      host.renew(news("same", project, "a.ts"));
      host.files();
      host.imports(project.path("b.ts"));
      host.resolve("./b", project.path("a.ts"));
      host.resolve("./none", project.path("a.ts"));
    });
    const isInside = (question: string) => question.includes(` ${project.root}`);
    expect(typed.filter((question) => isInside(question) && !question.startsWith("lookUp"))).toEqual([
      // Whether the text is the disk's; a text that nobody has read before.
      `text ${project.path("a.ts")}`,
      `kind ${project.path("b.ts")}`,
      `text ${project.path("b.ts")}`,
    ]);
    expect(generationsOf(host)).toEqual([generation, textGeneration + 2]);
  });

  it("is one record that is another, where it imports something else", () => {
    const { host, open, project } = setUp({ "a.ts": "", "b.ts": "" });
    for (const file of ["a.ts", "b.ts"]) host.imports(project.path(file));
    const before = host.generation();
    open.set(project.path("a.ts"), { text: 'import "./b";' });
    // Somebody asks before the host is told.
    host.imports(project.path("a.ts"));
    expect(host.renew(news("same", project, "a.ts"))).toBe("texts");
    expect(host.generation()).toBe(before + 1);
    expect(host.changedSince(before)).toEqual([project.path("a.ts")]);
    expect(host.changedSince(before + 1)).toEqual([]);
  });
});

describe("a disk that may be another", () => {
  it("is asked again, and where it is the same nothing moves but the texts", () => {
    const { askedBy, host, project } = setUp({
      "a.ts": 'import "./b"; import "none";',
      "b.ts": "",
      "package.json": {},
    });
    for (const file of host.files()) host.imports(file);
    for (const specifier of ["./b", "none"]) host.resolve(specifier, project.path("a.ts"));
    const [generation, textGeneration] = generationsOf(host);
    const asked = askedBy(() => expect(host.renew(news("unknown", project))).toBe("texts"));
    expect(asked).toEqual(expect.arrayContaining([`kind ${project.path("a.ts")}`, `sourceFiles ${project.root}`]));
    expect(generationsOf(host)).toEqual([generation, textGeneration + 1]);
  });

  it("is asked where nobody watches it, however quiet it is", () => {
    const { host, project } = setUp({ "web/a.ts": "", "web/package.json": {}, "other/b.ts": "" }, "web");
    host.files();
    const before = host.generation();
    project.write("web/c.ts", "");
    const elsewhere: News = { ...news("same", project), isWatched: (path) => path.startsWith(project.path("other")) };
    expect(host.renew(elsewhere)).toBe("files");
    expect(host.files()).toContain(project.path("web/c.ts"));
    expect(host.generation()).toBeGreaterThan(before);
    expect(host.changedSince(before)).toBeUndefined();
  });

  it.each<readonly [string, (project: TemporaryProject) => void, string | undefined]>([
    ["is what was missing", (project) => project.write("ui/more.ts", ""), "ui/more.ts"],
    ["is no more what was found", (project) => project.remove("ui/a.ts"), undefined],
    [
      "is another by tsconfig",
      (project) => project.write("web/tsconfig.json", '{ "compilerOptions": { "paths": { "ui/*": ["./*"] } } }'),
      "web/a.ts",
    ],
  ])("has another file for an import, outside of the listing: it %s", (_name, change, expected) => {
    const { host, project } = setUp(
      {
        "package.json": { workspaces: ["web", "ui"] },
        "web/package.json": { name: "web" },
        "web/a.ts": "",
        "ui/package.json": { name: "ui" },
        "ui/a.ts": "",
      },
      "web",
    );
    const specifier = expected === "ui/more.ts" ? "ui/more" : "ui/a";
    const resolve = () => host.resolve(specifier, project.path("web/a.ts"))?.slice(project.root.length + 1);
    host.files();
    const before = resolve();
    expect(before).not.toBe(expected);
    change(project);
    expect(host.renew(news("unknown", project))).toBe("files");
    expect(resolve()).toBe(expected);
  });

  it("has another file for an import, when links lead elsewhere", () => {
    const { host, project } = setUp({ "a.ts": "", "one/b.ts": "", "two/b.ts": "" });
    const resolve = () => host.resolve("./link/b", project.path("a.ts"))?.slice(project.root.length + 1);
    project.link("link", "one");
    expect(resolve()).toBe("one/b.ts");
    project.remove("link");
    project.link("link", "two");
    expect(host.renew(news("moved", project))).toBe("files");
    expect(resolve()).toBe("two/b.ts");
  });
});
