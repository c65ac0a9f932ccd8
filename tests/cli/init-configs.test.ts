/** `server-actions init` on configs of all kinds: what it writes is the config with one entry more, or it writes nothing. */
import fc from "fast-check";
import { parse as parseJsonc } from "jsonc-parser";
import { describe, expect, it } from "vitest";
import { parseWithOxc } from "../../shared/src/host/parse-oxc.ts";
import { setInJson } from "../../ts-plugin/src/cli/init/edit-json.ts";
import { addToFlatConfig } from "../../ts-plugin/src/cli/init/flat-config.ts";

const gap = fc.constantFrom("", " ", "\n", "\n  // a comment, with a comma\n", " /* [a, b] */ ");
const entry = fc.constantFrom(
  "{}",
  "...next",
  "tseslint.configs.base",
  '{ files: ["**"], rules: {} }',
  "...make([1, 2])",
);
const list = fc
  .tuple(fc.array(fc.tuple(gap, entry, gap), { maxLength: 3 }), fc.constantFrom("", ","), gap)
  .map(([entries, comma, end]) => {
    const text = entries.map(([before, element, after]) => `${before}${element}${after}`).join(",");
    return `[${text}${entries.length > 0 ? comma : ""}${end}]`;
  });
const imports = fc.constantFrom(
  "",
  'import next from "next-config";\n',
  '// @ts-check\n/* eslint config */\nimport next from "next-config";\nimport tseslint from "typescript-eslint";\n',
  'import { serverActions } from "./others.js";\n',
  "const serverActions = [];\n",
);
const understood = [
  (array: string) => `export default ${array};\n`,
  (array: string) => `export default defineConfig(${array});\n`,
  (array: string) => `const config = ${array};\nexport default config;\n`,
  (array: string) => `const config = defineConfig(${array})\nexport { other };\nexport default config`,
];
const others = [
  (array: string) => `module.exports = ${array};\n`,
  (array: string) => `export default tseslint.config(...${array});\n`,
  (array: string) => `export default defineConfig(${array}, {});\n`,
  (array: string) => `export default async () => ${array};\n`,
  (array: string) => `let config = ${array};\nconfig = [];\nexport default config;\n`,
  (array: string) => `export default ${array}.concat([]);\n`,
  (array: string) => `export default ${array.slice(0, -1)}\n`,
];

describe("a flat config", () => {
  it("gets one entry more, and keeps every character that it has", () => {
    fc.assert(
      fc.property(imports, fc.constantFrom(...understood), list, (head, wrap, array) => {
        const before = head + wrap(array);
        const after = addToFlatConfig("/app/eslint.config.mjs", before);
        if (head.includes("serverActions")) {
          expect(after).toBeUndefined();
          return;
        }
        expect(elementsOf(after!)).toEqual([...elementsOf(before)!, expect.stringContaining("serverActions")]);
        expect(isWithin(before, after!)).toBe(true);
        expect(addToFlatConfig("/app/eslint.config.mjs", after!)).toBeUndefined();
      }),
      { numRuns: 400 },
    );
  });

  it("that is built in another way is left alone", () => {
    fc.assert(
      fc.property(imports, fc.constantFrom(...others), list, (head, wrap, array) => {
        expect(addToFlatConfig("/app/eslint.config.mjs", head + wrap(array))).toBeUndefined();
      }),
    );
  });
});

describe("a tsconfig", () => {
  const member = fc.constantFrom(
    '"extends": "./base.json"',
    '// "plugins": []\n"strict": true',
    '"include": ["**/*.ts", /* all */ "**/*.tsx"]',
    '"compilerOptions": { "jsx": "preserve", // as Next.js wants it\n "paths": { "@/*": ["./*"], } }',
    '"compilerOptions": {}',
  );
  const comments = [
    "// a comment, with a comma",
    "/* [a, b] */",
    '// "plugins": []',
    "/* all */",
    "// as Next.js wants it",
  ];
  const jsonc = fc
    .tuple(
      fc.uniqueArray(member, { maxLength: 4, selector: (text) => text.slice(0, 9) }),
      fc.constantFrom("", ","),
      gap,
    )
    .map(([members, comma, end]) => `{${members.join(",\n")}${members.length > 0 ? comma : ""}${end}}`);

  it("gets the entry, and keeps its comments and everything else", () => {
    fc.assert(
      fc.property(jsonc, (before) => {
        const plugins = [{ name: "typescript-plugin-server-actions" }];
        const after = setInJson(before, ["compilerOptions", "plugins"], plugins)!;
        const [was, is] = [before, after].map((text) => parseJsonc(text, [], { allowTrailingComma: true }) as Config);
        expect(is).toEqual({ ...was, compilerOptions: { ...was!.compilerOptions, plugins } });
        expect(comments.filter((comment) => after.includes(comment))).toEqual(
          comments.filter((comment) => before.includes(comment)),
        );
      }),
      { numRuns: 300 },
    );
  });
});

interface Config {
  readonly compilerOptions?: object;
}

/** The texts of the entries of the exported list; `undefined` where the text does not parse, or the list has a hole. */
function elementsOf(text: string): readonly string[] | undefined {
  const program = parseWithOxc("/app/eslint.config.mjs", text)?.ast;
  const lists = program?.body.flatMap((statement) => {
    if (statement.type === "ExportDefaultDeclaration") return [statement.declaration];
    if (statement.type !== "VariableDeclaration") return [];
    return statement.declarations.flatMap(({ id, init }) =>
      init && id.type === "Identifier" && id.name === "config" ? [init] : [],
    );
  });
  const arrays = lists?.map((value) => (value.type === "CallExpression" ? value.arguments[0] : value));
  const array = arrays?.find((value) => value?.type === "ArrayExpression");
  if (array?.type !== "ArrayExpression" || array.elements.includes(null)) return undefined;
  return array.elements.map((element) => text.slice(...element!.range));
}

/** Whether all characters of `part` stand in `whole`, in their order. */
function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const character of part) {
    at = whole.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
