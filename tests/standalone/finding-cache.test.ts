/** Findings that are kept from run to run: never by what the disk was, and not found again where it is the same. */
import { createHash } from "node:crypto";
import {
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listSourceFiles } from "../../shared/src/host/list-files.ts";
import type { LinterOptions } from "../../ts-plugin/src/standalone/open-project.ts";
import { createLinter } from "../../ts-plugin/src/standalone/linter.ts";
import { copyProject, projectFolder, projectNames } from "../fixtures/projects.ts";
import { catchingAction as action, manifestOf as manifest } from "../helpers/leaving-app.ts";
import { createTempProject, type TempProject } from "../helpers/temp-project.ts";
import { createTypedProject } from "./typed-project.ts";

const returning = `import { redirect } from "next/navigation";\nexport function leave() {\n  redirect.bind();\n}\n`;
const leaving = returning.replace("redirect.bind();", 'redirect("/");  ');
const config = (target: string, rules: object = {}) =>
  JSON.stringify({
    compilerOptions: {
      paths: { "@/*": [target, "./*"] },
      plugins: [{ name: "typescript-plugin-server-actions", preset: "all", rules }],
    },
  });

let project: TempProject;
let cache: string;
const use = (next: TempProject): void => {
  project?.remove();
  project = next;
  cache = project.pathOf("node_modules/.cache");
};
beforeEach(() =>
  use(
    createTempProject({
      "package.json": manifest("16.4.5"),
      "tsconfig.json": config("./src/*"),
      "app/actions.ts": action,
      "app/admin/actions.ts": action.replace("leave();", "leave.name;"),
      "lib/leave.ts": returning,
    }),
  ),
);
afterEach(() => project.remove());

/** What a run of its own finds in all files, one text for each finding or file without. */
function run(
  options: LinterOptions = {},
  dir = project.dir,
): { readonly found: readonly string[]; readonly notes: readonly string[] } {
  const linter = createLinter(options);
  const found = listSourceFiles(dir)
    .sort()
    .flatMap((file) => {
      const { findings, status, text } = linter.lint(file);
      return [
        `${file} ${status}`,
        ...findings.map(
          (each) => `${each.check.name} ${each.severity} ${JSON.stringify(each.finding)} of ${text.length}`,
        ),
      ];
    });
  linter.close();
  return { found, notes: linter.problems() };
}

const cached = (options: LinterOptions = {}, version = "1") => run({ ...options, cache: { folder: cache, version } });

const keptFile = () => {
  const names = readdirSync(cache).filter((name) => name.endsWith(".findings"));
  expect(names).toHaveLength(1);
  return join(cache, names[0]!);
};
/** Makes warnings of the errors that are kept: so they show where they are used. */
const mark = () => {
  const body = readFileSync(keptFile()).subarray(20).toString().replaceAll('"severity":"error"', '"severity":"warn"');
  const sum = createHash("sha1").update(body).digest();
  writeFileSync(keptFile(), Buffer.concat([sum, Buffer.from(body)]));
};
const isMarked = ({ found }: ReturnType<typeof run>): boolean => !found.some((line) => line.split(" ")[1] === "error");

describe("findings that are kept", () => {
  beforeEach(() => project.write("lib/leave.ts", leaving));

  it("are used while the disk is the same", () => {
    const cold = cached();
    expect(cold).toEqual(run());
    expect(isMarked(cold)).toBe(false);
    const { ino } = statSync(keptFile());
    expect(cached()).toEqual(cold);
    expect(statSync(keptFile()).ino).toBe(ino);
    mark();
    expect(isMarked(cached())).toBe(true);
  });

  it("are used for a file that was only touched, and after a change of what nothing asked for", () => {
    cached();
    mark();
    const now = new Date();
    utimesSync(project.pathOf("lib/leave.ts"), now, now);
    project.write("README.md", "# App\n");
    expect(isMarked(cached())).toBe(true);
  });

  it("come to those of more files, and are used for fewer", () => {
    const all = run();
    const linter = () => createLinter({ cache: { folder: cache, version: "1" } });
    const first = linter();
    first.lint(project.pathOf("app/admin/actions.ts"));
    first.close();
    expect(cached()).toEqual(all);
    mark();
    const second = linter();
    expect(second.lint(project.pathOf("app/actions.ts")).findings.map(({ severity }) => severity)).not.toContain(
      "error",
    );
    second.close();
  });

  it.each<readonly [string, (bytes: Buffer) => Buffer]>([
    ["empty", () => Buffer.alloc(0)],
    ["cut short", (bytes) => bytes.subarray(0, -1)],
    ["of something else", () => Buffer.from("{}")],
    [
      "of another severity, without the checksum of it",
      (bytes) => Buffer.from(bytes.toString("latin1").replace('"error"', '"warn!"'), "latin1"),
    ],
  ])("count for nothing in a file that is %s", (_name, damage) => {
    const cold = cached();
    writeFileSync(keptFile(), damage(readFileSync(keptFile())));
    expect(cached()).toEqual(cold);
    mark();
    expect(isMarked(cached())).toBe(true);
  });

  it("may be deleted at any time", () => {
    const cold = cached();
    rmSync(cache, { recursive: true });
    expect(cached()).toEqual(cold);
  });

  it("are not those of another build, another preset, other severities, or another question of types", () => {
    cached();
    mark();
    expect(isMarked(cached({}, "2"))).toBe(false);
    expect(cached({ overrides: { preset: ["security"] } })).toEqual(run({ overrides: { preset: ["security"] } }));
    expect(isMarked(cached({ withTypes: false }))).toBe(false);
    const off = { overrides: { rules: { "no-redirect-in-try-catch": "off" } } };
    expect(cached(off)).toEqual(run(off));
  });

  it("come with what was said of the project", () => {
    project.write("tsconfig.json", config("./src/*").replace("{", '{ "extends": "./missing.json", '));
    const cold = cached();
    expect(cold.notes).not.toEqual([]);
    mark();
    const warm = cached();
    expect(isMarked(warm)).toBe(true);
    expect(warm.notes).toEqual(cold.notes);
  });

  it("are not written when the disk changes during the run", () => {
    const linter = createLinter({ cache: { folder: cache, version: "1" } });
    linter.lint(project.pathOf("app/actions.ts"));
    project.write("lib/leave.ts", returning);
    linter.lint(project.pathOf("app/admin/actions.ts"));
    linter.lint(project.pathOf("lib/leave.ts"));
    linter.close();
    expect(readdirSync(cache).filter((name) => name.endsWith(".findings"))).toEqual([]);
  });

  it("are not known any more to a linter that begins another run", () => {
    cached();
    const linter = createLinter({ cache: { folder: cache, version: "1" } });
    const names = () => linter.lint(project.pathOf("app/actions.ts")).findings.map(({ check }) => check.name);
    expect(names()).toContain("no-redirect-in-try-catch");
    project.write("lib/leave.ts", returning);
    linter.startRun({ open: [], disk: "unknown", isWatched: () => false });
    expect(names()).not.toContain("no-redirect-in-try-catch");
    linter.close();
  });
});

describe("a run after a change finds what a first run would", () => {
  /** Each changes what is found: a stale answer would show. */
  it.each<readonly [string, () => void]>([
    ["of a file itself", () => project.write("app/actions.ts", action.replace("leave();", "void 0;"))],
    [
      "of what it imports, of the same length and time",
      () => {
        const file = project.pathOf("lib/leave.ts");
        const { atime, mtime } = statSync(file);
        project.write("lib/leave.ts", leaving);
        utimesSync(file, atime, mtime);
        expect(statSync(file).size).toBe(returning.length);
      },
    ],
    ["of where an alias leads, by a new file", () => project.write("src/lib/leave.ts", leaving)],
    [
      "of where an alias leads, by tsconfig",
      () => {
        project.write("other/lib/leave.ts", leaving);
        project.write("tsconfig.json", config("./other/*"));
      },
    ],
    [
      "of the rules in tsconfig",
      () => project.write("tsconfig.json", config("./src/*", { "valid-revalidate-tag": "off" })),
    ],
    ["of the version of Next.js in package.json", () => project.write("package.json", manifest("15.0.0"))],
    [
      "of the version that is installed",
      () => project.write("node_modules/next/package.json", '{ "name": "next", "version": "15.0.0" }'),
    ],
    [
      "of the app that files belong to",
      () => {
        project.write("app/admin/next.config.js", "");
        project.write("app/admin/tsconfig.json", config("./src/*", { "valid-revalidate-tag": "off" }));
      },
    ],
    ["of a name", () => renameSync(project.pathOf("app/actions.ts"), project.pathOf("app/moved.ts"))],
    ["that takes a file away", () => rmSync(project.pathOf("app/actions.ts"))],
    ["that breaks a file", () => project.write("app/actions.ts", "export {{\n")],
  ])("%s", (_name, change) => {
    const before = cached();
    expect(before).toEqual(run());
    change();
    const after = cached();
    expect(after.found).not.toEqual(before.found);
    expect(after).toEqual(run());
    expect(cached()).toEqual(after);
  });

  it.each<readonly [string, () => void, string, () => void]>([
    [
      "of what tsconfig inherits",
      () => {
        project.write("base.json", config("./src/*"));
        project.write("tsconfig.json", '{ "extends": "./base.json" }');
      },
      "valid-revalidate-tag",
      () => project.write("base.json", config("./src/*", { "valid-revalidate-tag": "off" })),
    ],
    [
      "of what is imported, which goes",
      () => project.write("lib/leave.ts", leaving),
      "no-redirect-in-try-catch",
      () => rmSync(project.pathOf("lib/leave.ts")),
    ],
    [
      "of the folder that a link leads to",
      () => {
        rmSync(project.pathOf("lib"), { recursive: true });
        project.write("first/leave.ts", leaving);
        project.write("second/leave.ts", returning);
        symlinkSync(project.pathOf("first"), project.pathOf("lib"));
      },
      "no-redirect-in-try-catch",
      () => {
        rmSync(project.pathOf("lib"));
        symlinkSync(project.pathOf("second"), project.pathOf("lib"));
      },
    ],
    [
      "of the entry of a package of the workspace, which is another folder",
      () => {
        const root = '{ "workspaces": ["packages/*"], "dependencies": { "next": "16.4.5" } }';
        project.write("package.json", root);
        project.write("packages/lib/package.json", '{ "name": "@/lib", "exports": { "./leave": "./a.ts" } }');
        project.write("packages/lib/a.ts", leaving);
        project.write("packages/lib/b.ts", returning);
        rmSync(project.pathOf("lib"), { recursive: true });
      },
      "no-redirect-in-try-catch",
      () => project.write("packages/lib/package.json", '{ "name": "@/lib", "exports": { "./leave": "./b.ts" } }'),
    ],
    [
      "of a Prisma schema",
      () => {
        project.write(
          "lib/db.ts",
          `import { PrismaClient } from "@prisma/client";\nexport const db = new PrismaClient();\n`,
        );
        project.write("prisma/schema.prisma", "model User {\n  id String @id\n  password String\n}\n");
        project.write(
          "app/actions.ts",
          `"use server";\nimport { db } from "@/lib/db";\nexport async function all() {\n  return db.user.findMany();\n}\n`,
        );
      },
      "no-raw-record-return",
      () => project.write("prisma/schema.prisma", "model User {\n  id String @id\n  name String\n}\n"),
    ],
    [
      "of who renders a component",
      () => {
        project.write(
          "app/form.tsx",
          `import { save } from "./actions";\nexport const Form = ({ save: given }) => <form action={given} />;\n`,
        );
        project.write(
          "app/page.tsx",
          `"use client";\nimport { helper } from "./helper";\nexport default function Page() {\n  return helper();\n}\n`,
        );
        project.write(
          "app/helper.tsx",
          `export function helper() {\n  async function save() {\n    "use server";\n  }\n  return <form action={save} />;\n}\n`,
        );
      },
      "no-inline-action-in-client",
      () =>
        project.write(
          "app/page.tsx",
          `import { helper } from "./helper";\nexport default function Page() {\n  return helper();\n}\n`,
        ),
    ],
  ])("%s", (_name, setUp, rule, change) => {
    setUp();
    const before = cached();
    expect(before.found.some((line) => line.startsWith(rule))).toBe(true);
    change();
    const after = cached();
    expect(after.found.some((line) => line.startsWith(rule))).toBe(false);
    expect(after).toEqual(run());
  });
});

it.each(projectNames)("%s: a second run finds what the first one found", (name) => {
  const copy = copyProject(projectFolder(name));
  const options: LinterOptions = { overrides: { preset: ["all"] }, withTypes: false };
  const kept: LinterOptions = { ...options, cache: { folder: join(copy.root, "node_modules/.cache"), version: "1" } };
  const alone = run(options, copy.root);
  expect(run(kept, copy.root)).toEqual(alone);
  expect(run(kept, copy.root)).toEqual(alone);
  copy.remove();
});

describe("with types", () => {
  const load = `"use server";
import { find } from "../lib/db";
export async function load(id: string) {
  return find(id);
}
`;
  const row = (type: string) => `import type { Kind } from "kinds";
declare class Service {
  private key: string;
  run(): void;
}
export interface Row {
  readonly kind: Kind;
  readonly more: ${type};
  readonly other?: Service["run"] extends string ? Service : string;
}
`;
  const plain = "export type Kind = string;\n";
  const classy = "export declare class Kind {\n  private key: string;\n  run(): void;\n}\n";
  const manifestOfKinds = (types: string) => `{ "name": "kinds", "version": "1.0.0", "types": "${types}" }`;
  const files = {
    "package.json": manifest("16.4.5"),
    "app/actions.ts": load,
    "lib/db.ts": `import type { Row } from "./row";\nexport declare function find(id: string): Promise<Row>;\n`,
    "lib/row.ts": row("string"),
    "node_modules/kinds/package.json": manifestOfKinds("./index.d.ts"),
    "node_modules/kinds/index.d.ts": plain,
  };
  const all: LinterOptions = { overrides: { preset: ["all"] } };
  const hasFinding = ({ found }: ReturnType<typeof run>): boolean =>
    found.some((line) => line.startsWith("serializable-return"));

  it.each<readonly [string, () => void]>([
    ["of a type in another file", () => project.write("lib/row.ts", row("Service"))],
    ["of a type in a package", () => project.write("node_modules/kinds/index.d.ts", classy)],
    [
      "of where a package has its types",
      () => {
        project.write("node_modules/kinds/other.d.ts", classy);
        project.write("node_modules/kinds/package.json", manifestOfKinds("./other.d.ts"));
      },
    ],
    ["that adds a package before it", () => project.write("lib/node_modules/kinds/index.d.ts", classy)],
  ])("a run after a change %s finds what a first run would", (_name, change) => {
    use(createTypedProject("6.0", files));
    const before = cached(all);
    expect(before).toEqual(run(all));
    expect(hasFinding(before)).toBe(false);
    expect(cached(all)).toEqual(before);
    change();
    const after = cached(all);
    expect(hasFinding(after)).toBe(true);
    expect(after).toEqual(run(all));
  });

  it("findings are used while the disk is the same", () => {
    use(createTypedProject("6.0", { ...files, "lib/row.ts": row("Service") }));
    const cold = cached(all);
    expect(hasFinding(cold)).toBe(true);
    expect(cached(all)).toEqual(cold);
    const { ino } = statSync(keptFile());
    cached(all);
    expect(statSync(keptFile()).ino).toBe(ino);
  });

  it("more is found when TypeScript is installed", () => {
    use(createTypedProject(null, { ...files, "lib/row.ts": row("Service") }));
    expect(hasFinding(cached(all))).toBe(false);
    const other = createTypedProject("6.0", {});
    symlinkSync(join(other.dir, "node_modules/typescript"), project.pathOf("node_modules/typescript"));
    expect(hasFinding(cached(all))).toBe(true);
    other.remove();
  });

  it("of TypeScript 7, which reads the disk by itself, nothing is kept that it was asked for", () => {
    use(createTypedProject("7.1", files));
    expect(hasFinding(cached(all))).toBe(false);
    project.write("lib/row.ts", row("Service"));
    expect(hasFinding(cached(all))).toBe(true);
    project.write("node_modules/kinds/index.d.ts", classy);
    expect(cached(all)).toEqual(run(all));
  });
});
