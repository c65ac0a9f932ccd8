/**
 * Inline actions in a page, one shape each: those that compile and then fail, and those next to them that work. Each action hands its result
 * to `record`; `expected` is what it is where the closure works as in plain JavaScript.
 */
import { actionFile, type Shape } from "./shape.ts";

/** A page with `body` in its component. */
function inPage(title: string, expected: unknown, body: string, language: "jsx" | "tsx" = "jsx"): Shape {
  return onPage(title, expected, `export default async function Page() {\n${body}\n}\n`, language);
}

/** A page that is `text` as a whole. */
function onPage(title: string, expected: unknown, text: string, language: "jsx" | "tsx" = "jsx"): Shape {
  const page = `import { record } from "../record";\n\nexport const dynamic = "force-dynamic";\n\n${text}`;
  return { title, expected: [expected], files: { [`page.${language}`]: page } };
}

/** An action after `before`, which hands `value` to `record`. */
function action(
  title: string,
  expected: unknown,
  before: string,
  value: string,
  language: "jsx" | "tsx" = "jsx",
): Shape {
  return inPage(
    title,
    expected,
    `${before}\nconst save = async () => { "use server"; record(${value}); };\nreturn ${form}`,
    language,
  );
}

const form = "<form action={save}><button>Save</button></form>;";
const inlineForm = (value: string) =>
  `<form key="1" action={async () => { "use server"; record(${value}); }}><button>Save</button></form>`;

export const brokenShapes: readonly Shape[] = [
  inPage(
    "a `for...of` variable",
    "a",
    `const forms = [];\nfor (const item of ["a"]) forms.push(${inlineForm("item")});\nreturn forms;`,
  ),
  inPage(
    "a `for...in` variable",
    "a",
    `const forms = [];\nfor (const key in { a: 1 }) forms.push(${inlineForm("key")});\nreturn forms;`,
  ),
  inPage(
    "the counter of a `for` loop",
    0,
    `const forms = [];\nfor (let i = 0; i < 1; i++) forms.push(${inlineForm("i")});\nreturn forms;`,
  ),
  inPage("a `catch` parameter", "no", `try {\n  throw "no";\n} catch (error) {\n  return ${inlineForm("error")};\n}`),
  action("renamed with a default in a pattern", 1, "const { a: b = 1 } = {};", "b"),
  inPage(
    "a constant declared later",
    1,
    `const save = async () => { "use server"; record(later); };\nconst later = 1;\nreturn ${form}`,
  ),
  inPage(
    "a function declared later",
    1,
    `const save = async () => { "use server"; record(later()); };\nfunction later() { return 1; }\nreturn ${form}`,
  ),
  inPage(
    "declared in the same statement",
    1,
    `const one = 1, save = async () => { "use server"; record(one); };\nreturn ${form}`,
  ),
  action("a local class", 1, "class One { value = 1; }", "new One().value"),
  inPage(
    "an assignment to a captured variable",
    1,
    `let count = 0;\nconst save = async () => { "use server"; count = count + 1; record(count); };\nreturn ${form}`,
  ),
  inPage(
    "an assignment by destructuring",
    1,
    `let first = 0;\nconst save = async () => { "use server"; [first] = [1]; record(first); };\nreturn ${form}`,
  ),
  inPage(
    "a default value of a parameter",
    1,
    `const one = 1;\nconst save = async (data, value = one) => { "use server"; record(value); };\nreturn ${form}`,
  ),
  inPage(
    "the name of a JSX element",
    "b",
    `const Tag = "b";\nconst save = async () => { "use server"; record((<Tag />).type); };\nreturn ${form}`,
  ),
  inPage(
    "the name of the function expression around",
    2,
    `const make = function around(first, second) {\n  return async () => { "use server"; record(around.length); };\n};\nconst save = make();\nreturn ${form}`,
  ),
  inPage(
    "the nested function around",
    2,
    `function around(first, second) {\n  return async () => { "use server"; record(around.length); };\n}\nconst save = around();\nreturn ${form}`,
  ),
  inPage(
    "its own name, with captured values",
    1,
    `const one = 1;\nasync function save(again) {\n  "use server";\n  if (again === "again") record(one);\n  else await save("again");\n}\nreturn ${form}`,
  ),
  action("an optional call of an array's method", ["1"], "const data = { list: [1] };", "data.list?.map(String)"),
  action("a template tag that is a member", "a", "const db = { sql: (parts) => parts[0] };", "db.sql`a`"),
  action("a local template tag", "a", "const [sql] = [(parts) => parts[0]];", "sql`a`"),
  action("a local function", 1, "const one = () => 1;", "one()"),
  action("a local class expression", 1, "const One = class { value = 1; };", "new One().value"),
  onPage(
    "an instance of a class",
    1,
    `class One { value = 1; }\nexport default async function Page() {\nconst one = new One();\nconst save = async () => { "use server"; const copy = one; record(copy.value); };\nreturn ${form}\n}\n`,
  ),
  action("an instance of `RegExp`", true, "const pattern = new RegExp(`a`);", "pattern.test(`a`)"),
  inPage(
    "assigned after the action was created",
    2,
    `let value = 1;\nconst save = async () => { "use server"; record(value); };\nvalue = 2;\nreturn ${form}`,
  ),
  inPage(
    "used before its declaration",
    1,
    `const one = 1;\nconst element = ${form}\nasync function save() {\n  "use server";\n  record(one);\n}\nreturn element;`,
  ),
  inPage(
    "declared after the `return`",
    1,
    `const one = 1;\nreturn ${form}\nasync function save() {\n  "use server";\n  record(one);\n}`,
  ),
  onPage(
    "a constant of a block outside of functions",
    1,
    `let save;\nif (process.version) {\n  const one = 1;\n  save = async () => { "use server"; record(one); };\n}\nexport default async function Page() {\nreturn ${form}\n}\n`,
  ),
  onPage(
    "a parameter of a constructor",
    1,
    `class Actions {\n  constructor(one) {\n    this.save = async () => { "use server"; record(one); };\n  }\n}\nexport default async function Page() {\nconst { save } = new Actions(1);\nreturn ${form}\n}\n`,
  ),
];

export const workingShapes: readonly Shape[] = [
  inPage("a parameter of a component", 1, `const Save = ({ one }) => ${inlineForm("one")};\nreturn <Save one={1} />;`),
  action(
    "destructured names",
    [1, 2, 3, { e: 4 }],
    "const { a, b: { c }, d = 3, ...rest } = { a: 1, b: { c: 2 }, e: 4 };",
    "[a, c, d, rest]",
  ),
  inPage(
    "a constant of a loop's body",
    "a",
    `const forms = [];\nfor (const item of ["a"]) {\n  const own = item;\n  forms.push(${inlineForm("own")});\n}\nreturn forms;`,
  ),
  inPage("a parameter of a callback", "a", `return ["a"].map((item) => ${inlineForm("item")});`),
  action("`var` in a block", 1, "{ var one = 1; }", "one"),
  inPage(
    "a constant of a `switch` case",
    1,
    `switch (1) {\n  case 1: {\n    const one = 1;\n    return ${inlineForm("one")};\n  }\n}`,
  ),
  action("an enum", "admin", `enum Role { Admin = "admin" }`, "Role.Admin", "tsx"),
  action(
    "a path with `!`",
    1,
    "const data: { user?: { id?: number } } = { user: { id: 1 } };",
    "data.user!.id!",
    "tsx",
  ),
  onPage(
    "a template tag of the module",
    "a",
    `const db = { sql: (parts) => parts[0] };\nexport default async function Page() {\nconst save = async () => { "use server"; record(db.sql\`a\`); };\nreturn ${form}\n}\n`,
  ),
  action("a template", "a-1", "const data = { name: `a`, id: 1 };", "`${data.name}-${data.id}`"),
  action(
    "functions, classes and loops inside the action",
    [1, 2],
    "const one = 1;",
    "(() => { class Two { value = 2; } const list = []; for (const x of [one]) list.push(x); return [...list, new Two().value]; })()",
  ),
  onPage(
    "bindings of the module",
    [1, 2],
    `const one = 1;\nfunction two() { return 2; }\nexport default async function Page() {\nconst save = async () => { "use server"; record([one, two()]); };\nreturn ${form}\n}\n`,
  ),
  action("a shadowed name", 2, "const one = 1;", "((one) => one)(2)"),
  action(
    "a Map and a Date",
    ["1", "1970-01-01T00:00:00.000Z"],
    "const map = new Map([[1, `1`]]), date = new Date(0);",
    "[map.get(1), date.toISOString()]",
  ),
  action(
    "the receiver of an optional call in a constant of the action",
    ["1"],
    "const data = { list: [1] };",
    "((list) => list?.map(String))(data.list)",
  ),
  inPage(
    "values passed by `bind`",
    "a",
    `const save = async (item) => { "use server"; record(item); };\nconst forms = [];\nfor (const item of ["a"]) forms.push(<form key="1" action={save.bind(null, item)}><button>Save</button></form>);\nreturn forms;`,
  ),
  inPage(
    "a loop variable bound to an inline action",
    "a",
    `const forms = [];\nfor (const item of ["a"]) forms.push(<form key="1" action={(async (item) => { "use server"; record(item); }).bind(null, item)}><button>Save</button></form>);\nreturn forms;`,
  ),
  inPage(
    "a `catch` parameter passed by `bind`",
    "no",
    `try {\n  throw "no";\n} catch (error) {\n  const save = async (error) => { "use server"; record(error); };\n  return <form action={save.bind(null, error)}><button>Save</button></form>;\n}`,
  ),
  inPage(
    "a value assigned later, passed by `bind`",
    2,
    `let value = 1;\nconst save = async (value) => { "use server"; record(value); };\nvalue = 2;\nreturn <form action={save.bind(null, value)}><button>Save</button></form>;`,
  ),
  inPage(
    "its own name, without captured values",
    1,
    `async function save(again) {\n  "use server";\n  if (again === "again") record(1);\n  else await save("again");\n}\nreturn ${form}`,
  ),
  inPage(
    "a copy that the action assigns to",
    1,
    `const count = 0;\nconst save = async () => { "use server"; let own = count; own = own + 1; record(own); };\nreturn ${form}`,
  ),
  actionFile(
    "exported: a cast",
    ["save"],
    `async function work() { record("save"); }\nexport const save = work as () => Promise<void>;`,
  ),
  actionFile(
    "exported: `satisfies` and parentheses",
    ["save"],
    `export const save = (async () => { record("save"); }) satisfies () => Promise<void>;`,
  ),
  actionFile("exported: `!`", ["save"], `async function work() { record("save"); }\nexport const save = work!;`),
  actionFile(
    "exported: a condition",
    ["save"],
    `async function work() { record("save"); }\nexport const save = process.version ? work : work;`,
  ),
  actionFile(
    "exported: a member",
    ["save"],
    `const api = { async work() { record("save"); } };\nexport const save = api.work;`,
  ),
  actionFile(
    "exported: a call",
    ["save"],
    `const wrap = <T,>(work: T): T => work;\nexport const save = wrap(async () => { record("save"); });`,
  ),
  actionFile(
    "exported: an awaited call",
    ["save"],
    `const make = async () => async () => { record("save"); };\nexport const save = await make();`,
  ),
  actionFile(
    "exported: destructured names",
    ["save"],
    `const api = { async save() { record("save"); } };\nexport const { save } = api;`,
  ),
  actionFile(
    "exported: a list with types marked as such",
    ["save"],
    `type Id = string;\nasync function save() { record("save"); }\nexport { save, type Id };`,
  ),
];
