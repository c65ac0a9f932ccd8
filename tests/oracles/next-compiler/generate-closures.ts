/**
 * Random files about Server Functions. Every part is a function of the names in scope, so that a file declares each name once in a
 * scope, shadows outer ones, and uses names that may be declared before, later, elsewhere or nowhere.
 */
import * as fc from "fast-check";
import { createNames, type Names } from "./names.ts";

/** A piece of a file, once it is known which names are taken where it stands. */
export type Part = (names: Names) => string;

const text = (value: string): fc.Arbitrary<Part> => fc.constant(() => value);
const oneOf = (...parts: fc.Arbitrary<Part>[]): fc.Arbitrary<Part> =>
  fc.oneof({ depthSize: "xsmall", withCrossShrink: true }, ...parts);
/** Parts one after the other, put together by `join`. */
const join = (parts: fc.Arbitrary<Part>[], joined: (...texts: string[]) => string): fc.Arbitrary<Part> =>
  fc.tuple(...parts).map(
    (list): Part =>
      (names) =>
        joined(...list.map((part) => part(names))),
  );
const list = (part: fc.Arbitrary<Part>, separator: string, maxLength = 3, minLength = 0): fc.Arbitrary<Part> =>
  fc.array(part, { maxLength, minLength }).map(
    (parts): Part =>
      (names) =>
        parts.map((each) => each(names)).join(separator),
  );
/** A part in a scope of its own. */
const scoped = (part: fc.Arbitrary<Part>): fc.Arbitrary<Part> =>
  part.map(
    (inner): Part =>
      (names) =>
        inner(names.inner()),
  );

const member = fc.constantFrom("x", "y", "z", "map", "length");
const memberName: fc.Arbitrary<Part> = member.map(
  (name): Part =>
    () =>
      name,
);
const usedName: fc.Arbitrary<Part> = fc.nat().map(
  (pick): Part =>
    (names) =>
      names.use(pick),
);
const usedTag: fc.Arbitrary<Part> = fc.nat().map(
  (pick): Part =>
    (names) =>
      names.useTag(pick),
);
const boundName: fc.Arbitrary<Part> = fc.nat().map(
  (pick): Part =>
    (names) =>
      names.declare(pick),
);
const boundVar: fc.Arbitrary<Part> = fc.nat().map(
  (pick): Part =>
    (names) =>
      names.declareVariable(pick),
);

/** `a.b`, `a?.b`, `a!.b`, `(a).b`, `(a as any).b`, `a["b"]`, `a[b]`. */
const access: fc.Arbitrary<(object: string, names: Names) => string> = fc.oneof(
  { weight: 6, arbitrary: member.map((name) => (object: string) => `${object}.${name}`) },
  { weight: 3, arbitrary: member.map((name) => (object: string) => `${object}?.${name}`) },
  { weight: 1, arbitrary: member.map((name) => (object: string) => `${object}!.${name}`) },
  { weight: 1, arbitrary: member.map((name) => (object: string) => `(${object}).${name}`) },
  { weight: 1, arbitrary: member.map((name) => (object: string) => `(${object} as any).${name}`) },
  { weight: 1, arbitrary: member.map((name) => (object: string) => `(${object} /* ) */ ) /* ( */ . ${name}`) },
  { weight: 1, arbitrary: member.map((name) => (object: string) => `${object}["${name}"]`) },
  { weight: 1, arbitrary: usedName.map((name) => (object: string, names: Names) => `${object}[${name(names)}]`) },
);

const path: fc.Arbitrary<Part> = fc.tuple(usedName, fc.array(access, { maxLength: 3 })).map(
  ([root, steps]): Part =>
    (names) =>
      steps.reduce((object, step) => step(object, names), root(names)),
);

/** In the head of a loop or `catch`, no name of the pattern itself: compilers disagree on what such dead code means. */
const headPattern = boundName.map(
  (name): Part =>
    (names) =>
      `{ k: ${name(names)}, m: [${names.declare(1)} = 1], n: ${names.declare(2)} = {} }`,
);

type Grammar = Record<
  "action" | "argument" | "expression" | "jsx" | "parameters" | "pattern" | "statement" | "statements",
  Part
>;

const { statements, parameters, action, jsx, expression } = fc.letrec<Grammar>((tie) => ({
  argument: oneOf(path, tie("expression")),
  expression: oneOf(
    path,
    text("1"),
    join([path, list(tie("argument"), ", ", 2)], (callee, args) => `${callee}(${args})`),
    join([path, list(tie("argument"), ", ", 2)], (callee, args) => `${callee}?.(${args})`),
    join([tie("expression"), memberName], (object, name) => `foo(${object}).${name}.map()`),
    join([path, tie("argument")], (callee, arg) => `new (${callee})(${arg})`),
    join([path, path], (tag, value) => `(${tag})\`\${${value}}\``),
    join([usedName, memberName, path], (object, name, value) => `${object}.${name}\`\${${value}}\``),
    join([usedName, memberName], (object, name) => `(${object}.${name} as any)\`\`.x`),
    join([tie("argument")], (value) => `\`\${${value}}-\``),
    join(
      [usedName, usedName, path],
      (name, key, value) => `({ ${name}, [${key}]: ${value}, k: ${value}, ...${name} })`,
    ),
    join([tie("argument"), tie("argument")], (left, right) => `[${left}, ...${right}]`),
    join([tie("argument"), tie("argument"), path], (test, yes, no) => `((${test}) ? ${yes} : ${no})`),
    join([path, tie("argument")], (left, right) => `(${left} ?? ${right})()`),
    join([path], (value) => `typeof ${value}`),
    join([path], (value) => `(${value} satisfies any)`),
    join([path], (value) => `(${value}, ${value})()`),
    scoped(join([tie("parameters"), tie("argument")], (params, body) => `((${params}) => (${body}))`)),
    scoped(join([tie("parameters"), tie("statements")], (params, body) => `((${params}) => {\n${body}})()`)),
    scoped(join([tie("parameters"), tie("statements")], (params, body) => `(function (${params}) {\n${body}})`)),
    scoped(
      join([tie("statements")], (body) => `({ get g() {\n${body}return 1; }, set s(v) {\n${body}}, m() {\n${body}} })`),
    ),
    tie("action"),
    tie("jsx"),
  ),
  jsx: oneOf(
    join([path, path], (value, child) => `<p.Form x={${value}} {...${value}}>text {${child}}</p.Form>`),
    join([usedTag, tie("argument")], (tag, child) => `<${tag} y="1">{${child}}</${tag}>`),
    join([tie("action")], (value) => `<form action={${value}}/>`),
    join([usedTag], (tag) => `<div z={<${tag} />}/>`),
  ),
  pattern: oneOf(
    boundName,
    boundName,
    join([boundName], (name) => `{ k: ${name} }`),
    boundName.map(
      (name): Part =>
        (names) =>
          `{ ${name(names)} }`,
    ),
    boundName.map(
      (name): Part =>
        (names) =>
          `{ ${name(names)} = 1, ...${names.declare(7)} }`,
    ),
    join([boundName, path], (name, value) => `{ k: ${name} = ${value} }`),
    join([tie("pattern")], (inner) => `{ k: ${inner} }`),
    join([tie("pattern")], (inner) => `[, ${inner} = []]`),
    join([tie("pattern")], (inner) => `[...${inner}]`),
    join([tie("pattern"), usedName], (inner, key) => `{ [${key}]: ${inner} }`),
    join([tie("pattern")], (inner) => `{ k: ${inner} = {} }`),
  ),
  parameters: list(
    oneOf(
      tie("pattern"),
      join([tie("pattern"), path], (pattern, value) => `${pattern} = ${value}`),
      join([boundName], (name) => `${name}: any`),
    ),
    ", ",
    3,
  ),
  action: fc.oneof(
    { weight: 5, arbitrary: actionOf(tie, (params, body) => `async (${params}) => {\n"use server";\n${body}}`) },
    { weight: 3, arbitrary: actionOf(tie, (params, body) => `async function (${params}) {\n"use server";\n${body}}`) },
    {
      weight: 1,
      arbitrary: actionOf(tie, (params, body) => `async function named(${params}) {\n"other"; 'use server';\n${body}}`),
    },
    { weight: 1, arbitrary: actionOf(tie, (params, body) => `wrap(async (${params}) => {\n"use server"\n;${body}})`) },
    { weight: 1, arbitrary: actionOf(tie, (params, body) => `({ async act(${params}) {\n"use server";\n${body}} })`) },
    {
      weight: 1,
      arbitrary: actionOf(tie, (params, body) => `({ act: async (${params}) => {\n"use server";\n${body}} })`),
    },
    {
      weight: 1,
      arbitrary: actionOf(tie, (params, body) => `(class { static async act(${params}) {\n"use server";\n${body}} })`),
    },
    {
      weight: 1,
      arbitrary: actionOf(
        tie,
        (params, body) => `(class { static act = async (${params}) => {\n"use server";\n${body}} })`,
      ),
    },
  ),
  statement: oneOf(
    join([path], (value) => `${value};`),
    join([tie("expression")], (value) => `void ${value};`),
    join([path, tie("pattern")], (value, name) => `const ${name} = ${value};`),
    join([tie("expression"), boundName], (value, name) => `let ${name} = ${value};`),
    join([boundVar, path], (name, value) => `var ${name} = ${value};`),
    join([boundName, tie("action")], (name, value) => `const ${name} = ${value};`),
    boundName.map(
      (name): Part =>
        (names) =>
          `const ${name(names)} = 1, ${names.declare(3)} = async () => { "use server"; return [${names.use(0)}, ${names.use(1)}]; };`,
    ),
    named(tie, "async function", `"use server";`),
    named(tie, "function", ""),
    join([boundName, path], (name, value) => `class ${name} { static { ${value}; } m = ${value}; n() { ${value}; } }`),
    join(
      [boundName, tie("action")],
      (name, value) => `class ${name} { constructor(p) { const q = 1; this.f = ${value}; } }`,
    ),
    join([boundName], (name) => `enum ${name} { x = "x", y = "y", z = foo() }`),
    join([usedName, path], (name, value) => `${name} = ${value};`),
    join([usedName, path], (name, value) => `${name} += ${value};`),
    join([usedName, usedName], (name, other) => `${name}.w++; (${other}.w.v)++;`),
    join([usedName, usedName, path], (name, other, value) => `[${name}, ${other}.w] = ${value};`),
    join(
      [usedName, usedName, path],
      (name, other, value) => `({ x: ${name}, y: ${other}.w.y, ...${name} } = ${value});`,
    ),
    join([usedName, path], (name, value) => `${name}.w.y = ${value};`),
    scoped(
      join(
        [oneOf(boundName, headPattern), path, tie("statements")],
        (name, value, body) => `for (const ${name} of ${value}) {\n${body}}`,
      ),
    ),
    scoped(
      join([boundName, path, tie("statements")], (name, value, body) => `for (const ${name} in ${value}) {\n${body}}`),
    ),
    scoped(
      join(
        [boundName, path, tie("statements")],
        (name, value, body) => `for (let ${name} = 0; ${value}; ) {\n${body}}`,
      ),
    ),
    scoped(join([usedName, path, tie("statements")], (name, value, body) => `for (${name}.w of ${value}) {\n${body}}`)),
    scoped(join([path, tie("statements")], (value, body) => `while (${value}) {\n${body}}`)),
    scoped(join([path, tie("statements")], (value, body) => `do {\n${body}} while (${value});`)),
    scoped(join([path, tie("statements")], (value, body) => `if (${value}) {\n${body}}`)),
    scoped(join([path, tie("statements")], (value, body) => `switch (${value}) { case ${value}:\n${body}default: }`)),
    scoped(
      join(
        [oneOf(boundName, headPattern), tie("statements")],
        (name, body) => `try { foo(); } catch (${name}) {\n${body}}`,
      ),
    ),
    scoped(join([tie("statements")], (body) => `try {\n${body}} finally { }`)),
    scoped(join([tie("statements")], (body) => `{\n${body}}`)),
    scoped(
      join(
        [path, tie("parameters"), tie("statements")],
        (value, params, body) => `${value}.map((${params}) => {\n${body}return 1; });`,
      ),
    ),
  ),
  statements: list(tie("statement"), "\n", 4, 1).map(
    (body): Part =>
      (names) =>
        `${body(names)}\n`,
  ),
}));

function actionOf(
  tie: fc.LetrecTypedTie<Grammar>,
  written: (params: string, body: string) => string,
): fc.Arbitrary<Part> {
  return scoped(join([tie("parameters"), tie("statements")], written));
}

function named(tie: fc.LetrecTypedTie<Grammar>, keyword: string, directive: string): fc.Arbitrary<Part> {
  const inner = scoped(
    join([tie("parameters"), tie("statements")], (params, body) => `(${params}) {\n${directive}\n${body}}`),
  );
  return join([boundName, inner], (name, rest) => `${keyword} ${name}${rest}`);
}

/** A file of a Server Component (or of nothing in particular) with inline actions somewhere. */
export const closureFile: fc.Arbitrary<string> = oneOf(
  scoped(
    join([parameters, statements], (params, body) => `export default async function Page(${params}) {\n${body}}\n`),
  ),
  scoped(
    join(
      [parameters, statements, action],
      (params, body, last) => `export const Page = async (${params}) => {\n${body}return ${last};\n};\n`,
    ),
  ),
  scoped(
    join(
      [parameters, statements, jsx],
      (params, body, last) => `export default async function Page(${params}) {\n${body}return ${last};\n}\n`,
    ),
  ),
  scoped(
    join(
      [parameters, statements, expression],
      (params, body, last) => `function Page(${params}) {\n${body}return ${last};\n}\nexport { Page };\n`,
    ),
  ),
  scoped(join([statements], (body) => `if (foo) {\n${body}}\n`)),
).map((part) => `import { foo, wrap, p, q } from "./lib";\n${part(createNames())}`);
