import * as typescriptParser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { numberings } from "../../shared/src/types/type-flags.ts";
import { createTempProject, type TempProject } from "../helpers/temp-project.ts";
import { toyCheck, toyRule } from "../helpers/toy-check.ts";

/** Says of every exported name what the types know of it. */
const asksTypes = toyRule(
  toyCheck({
    *run({ module, types }) {
      for (const { name, node } of module.exports) {
        const [start, end] = node.range;
        yield {
          span: { start, end },
          messageId: "found",
          data: { what: `${name} ${types?.callable(node) ?? "untyped"}` },
        };
      }
    },
  }),
);

const text = `// debugger
export const made = JSON.stringify({});
export const call = (): void => {};
export const any = JSON.parse("");
`;

describe("types in ESLint", () => {
  let project: TempProject;

  beforeAll(() => {
    project = createTempProject({
      "tsconfig.json": JSON.stringify({ compilerOptions: { strict: true, types: [] }, include: ["*.ts"] }),
      "a.ts": text,
      "b.ts": text,
    });
  });
  afterAll(() => project.remove());

  const answers = (parserOptions: object, parser: object | undefined = typescriptParser, file = "a.ts") => {
    const config = {
      files: ["**"],
      plugins: { "server-actions": { rules: { toy: asksTypes } } as object },
      rules: { "server-actions/toy": "error" as const },
      languageOptions: { ...(parser && { parser }), parserOptions } as Linter.LanguageOptions,
    };
    return new Linter({ cwd: project.dir })
      .verify(text.replaceAll(parser ? "" : ": void", ""), [config], { filename: project.pathOf(file) })
      .map(({ message }) => message);
  };

  it("are read from a project service", () => {
    expect(answers({ projectService: true, tsconfigRootDir: project.dir })).toEqual([
      "Found `made no`.",
      "Found `call yes`.",
      "Found `any unknown`.",
    ]);
  });

  it("are read from a program", () => {
    const options = { project: "./tsconfig.json", tsconfigRootDir: project.dir };
    // Another file: in CI, typescript-eslint reads one that it has read before without its project, as after a fix.
    expect(answers(options, typescriptParser, "b.ts")).toEqual([
      "Found `made no`.",
      "Found `call yes`.",
      "Found `any unknown`.",
    ]);
  });

  it("are absent where typed linting is off", () => {
    expect(answers({})).toEqual(["Found `made untyped`.", "Found `call untyped`.", "Found `any untyped`."]);
  });

  it("are absent under another parser", () => {
    expect(answers({}, undefined)).toEqual(["Found `made untyped`.", "Found `call untyped`.", "Found `any untyped`."]);
  });
});

it("knows the flags of the installed TypeScript by their numbers", () => {
  const { TypeFlags } = ts;
  expect(numberings).toContainEqual({
    any: TypeFlags.Any,
    unknown: TypeFlags.Unknown,
    undefined: TypeFlags.Undefined,
    null: TypeFlags.Null,
    void: TypeFlags.Void,
    never: TypeFlags.Never,
    primitive:
      TypeFlags.StringLike | TypeFlags.NumberLike | TypeFlags.BigIntLike | TypeFlags.BooleanLike | TypeFlags.EnumLike,
    symbol: TypeFlags.ESSymbolLike,
    object: TypeFlags.Object,
    intersection: TypeFlags.Intersection,
    nonPrimitive: TypeFlags.NonPrimitive,
    instantiable: TypeFlags.Instantiable,
  });
});
