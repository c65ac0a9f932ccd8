import { runRule, type InvalidRuleCase, type RuleCase } from "../helpers/rule-tester.ts";

/** `body` as the body of an untyped component; line 1 of the body is line 2 of the file. */
const page = (body: string): string => `export default async function Page(props, { id, q }) {\n${body}\n}\n`;

const works = (name: string, body: string): RuleCase => ({ name, code: page(body), filename: "app/page.jsx" });

/** One finding; `column` of the name in line `line` of the file. */
function fails(
  name: string,
  body: string,
  finding: { id: string; line: number; column: number; length: number; data: Record<string, string> },
  suggestion?: { id: string; data: Record<string, string>; body: string },
  /** The body with the value bound to the action. */
  bound?: string,
): InvalidRuleCase {
  const { id, line, column, length, data } = finding;
  const suggestions = [
    ...(suggestion ? [{ messageId: suggestion.id, data: suggestion.data, output: page(suggestion.body) }] : []),
    ...(bound === undefined
      ? []
      : [{ messageId: "bindValue", data: { name: data["name"] ?? "" }, output: page(bound) }]),
  ];
  const place = { line, column, endLine: line, endColumn: column + length };
  return { name, code: page(body), filename: "app/page.jsx", errors: [{ messageId: id, data, ...place, suggestions }] };
}

const act = (use: string): string => `  const act = async () => { "use server"; ${use}; };`;

const typedPage = `export default function Page({ k }: { k: RegExp }) {
  const act = async () => {
    "use server"; log(k);
  };
}
`;

runRule("no-broken-closure", {
  valid: [
    works("a template tag of the module", act("log(sql`select ${id}`)")),
    works("a template tag beside its receiver", act("log(q, q.sql`select ${id}`)")),
    works("a template tag that is read by its name", act('log(q["sql"]`select ${id}`)')),
    works("a local name for a tag", act("const sql = q; log(sql.sql`select ${id}`)")),
    works(
      "parameters and destructured names",
      `  const { a, b: { c }, d = 1, ...e } = props;\n${act("log(id, a, c, d, e)")}`,
    ),
    works(
      "a `const` of a loop's body",
      `  for (const item of q) {\n    const { key } = item;\n  ${act("log(key)")}\n  }`,
    ),
    works(
      "parameters of a callback",
      `  return q.map((item, index) => <form key={index} action={async () => { "use server"; log(item, index); }} />);`,
    ),
    works(
      "`var` in a block, and a `switch` case",
      `  { var v = 1; }\n  switch (id) { case 1: { const w = 2; ${act("log(v, w)")} } }`,
    ),
    works(
      "functions, classes and loops inside the action",
      act("class K {} for (const x of q) log(new K(), x); const f = () => id; f()"),
    ),
    works("a shadowed loop variable", `  for (const item of q) {\n  ${act("const item = 1; log(item)")}\n  }`),
    works(
      "templates and called members",
      act("log(`${props.url.href}`, props.list.map(String), props.user.getName())"),
    ),
    works(
      "an optional call of what may be a Server Function",
      act("await props.onSave?.(id); await props.actions?.save(id)"),
    ),
    works("a method of a value that is captured anyway", act("log(props.list); log(props.list?.map(String))")),
    works("another Server Function", `  async function first() { "use server"; }\n${act("await first()")}`),
    works(
      "a member that is plain data beside a function",
      `  const o = { format: (x) => x, id: 1 };\n${act("log(o.id)")}`,
    ),
    works("one of two values, of which React sends one", `  const k = id ? /a/ : "a";\n${act("log(k)")}`),
    works("a value that arrives changed", `  const url = new URL(id);\n${act("log(url)")}`),
    {
      name: "a Server Function and a constant of another file, under other names",
      code: `import { save, size } from "./lib";\n${page(`  const store = save;\n  const most = size;\n${act("await store(most)")}`)}`,
      filename: "app/page.jsx",
      files: { "app/lib.js": `export async function save() { "use server"; }\nexport const size = 1;\n` },
    },
    {
      name: "what only its type says, where types are not trusted",
      code: typedPage,
      parsers: ["typescript-typed"],
    },
    works("a function by its members only", `  const helper = () => 1;\n${act("log(helper.name)")}`),
    works("its own name, when nothing is captured", act("await retry(act)")),
    works(
      "a later assignment on another way",
      `  let v = 1;\n  if (id) {\n    return <form action={async () => { "use server"; log(v); }} />;\n  }\n  v = 2;\n  log(v);`,
    ),
    works(
      "the value of this round of a loop",
      `  let last;\n  const list = [];\n  for (const x of q) {\n    list.push(async () => { "use server"; log(last); });\n    last = x;\n  }`,
    ),
    works(
      "instances that React can send",
      `  const d = new Date(), m = new Map(), u = new URL(id);\n${act("log(d, m, u)")}`,
    ),
    works(
      "a declaration used in a callback that runs later",
      `  const render = () => <form action={save} />;\n  async function save() { "use server"; log(id); }\n  return render;`,
    ),
    {
      name: "bindings of the module",
      code: `import { db } from "./db";\nconst limit = 10;\nfunction helper() {}\nclass Store {}\nexport default function Page() {\n  return <form action={async () => { "use server"; helper(db, limit, Store, late); }} />;\n}\nconst late = 1;\n`,
      filename: "app/page.jsx",
    },
    {
      name: "a declaration at the top of the module, used before it",
      code: `export default function Page() {\n  return <form action={save} />;\n}\nasync function save() { "use server"; }\n`,
      filename: "app/page.jsx",
    },
    {
      name: "TypeScript: enums, `!`, types",
      code: `export default async function Page({ user }: { user?: { id?: string } }) {\n  enum Role { Admin = "admin" }\n  type Local = { a: string };\n  return async () => {\n    "use server";\n    const x: Local = { a: user!.id! };\n    return [x, Role.Admin] satisfies unknown[];\n  };\n}\n`,
      filename: "app/page.tsx",
    },
    {
      name: "an export of a file with the directive",
      code: `"use server";\nfor (const x of []) globalThis.y = x;\nexport async function save(a, b = a) { return [a, b]; }\n`,
      filename: "app/actions.js",
    },
    {
      name: "a client module, where an inline action does not compile at all",
      code: `"use client";\nexport function Box({ q }) { for (const x of q) return async () => { "use server"; return x; }; }\n`,
      filename: "app/box.jsx",
    },
  ],
  invalid: [
    fails(
      "a `for...of` variable",
      `  for (const item of q) {\n    const act = async () => { "use server"; log(item.id, { item }); };\n  }`,
      { id: "loopVariable", line: 3, column: 49, length: 4, data: { name: "item" } },
      {
        id: "copyBefore",
        data: { name: "item", copy: "capturedItem" },
        body: `  for (const item of q) {\n    const capturedItem = item;\n    const act = async () => { "use server"; log(capturedItem.id, { item: capturedItem }); };\n  }`,
      },
      `  for (const item of q) {\n    const act = (async (item) => { "use server"; log(item.id, { item }); }).bind(null, item);\n  }`,
    ),
    fails(
      "a loop without a block",
      `  for (const key in q) props.push(<form action={async () => { "use server"; log(key); }} />);`,
      { id: "loopVariable", line: 2, column: 81, length: 3, data: { name: "key" } },
      undefined,
      `  for (const key in q) props.push(<form action={(async (key) => { "use server"; log(key); }).bind(null, key)} />);`,
    ),
    fails(
      "the counter of a `for` loop",
      `  for (let i = 0; i < 2; i++) {\n    props.push(\n      <form action={async () => { "use server"; log(i); }} />,\n    );\n  }`,
      { id: "loopVariable", line: 4, column: 53, length: 1, data: { name: "i" } },
      {
        id: "copyBefore",
        data: { name: "i", copy: "capturedI" },
        body: `  for (let i = 0; i < 2; i++) {\n    const capturedI = i;\n    props.push(\n      <form action={async () => { "use server"; log(capturedI); }} />,\n    );\n  }`,
      },
      `  for (let i = 0; i < 2; i++) {\n    props.push(\n      <form action={(async (i) => { "use server"; log(i); }).bind(null, i)} />,\n    );\n  }`,
    ),
    fails(
      "a `catch` parameter",
      `  try {\n    log();\n  } catch (error) {\n    return <form action={async () => { "use server"; log(error); }} />;\n  }`,
      { id: "catchParameter", line: 5, column: 58, length: 5, data: { name: "error" } },
      {
        id: "copyBefore",
        data: { name: "error", copy: "capturedError" },
        body: `  try {\n    log();\n  } catch (error) {\n    const capturedError = error;\n    return <form action={async () => { "use server"; log(capturedError); }} />;\n  }`,
      },
      `  try {\n    log();\n  } catch (error) {\n    return <form action={(async (error) => { "use server"; log(error); }).bind(null, error)} />;\n  }`,
    ),
    fails(
      "renamed with a default",
      `  const { a: b = 1 } = props;\n${act("log(b)")}`,
      { id: "renamedWithDefault", line: 3, column: 47, length: 1, data: { name: "b" } },
      {
        id: "copyBefore",
        data: { name: "b", copy: "capturedB" },
        body: `  const { a: b = 1 } = props;\n  const capturedB = b;\n${act("log(capturedB)")}`,
      },
      `  const { a: b = 1 } = props;\n  const act = (async (b) => { "use server"; log(b); }).bind(null, b);`,
    ),
    fails("declared later", `${act("log(later)")}\n  const later = 1;`, {
      id: "declaredLater",
      line: 2,
      column: 47,
      length: 5,
      data: { name: "later" },
    }),
    fails("a function declared later", `${act("helper()")}\n  function helper() {}`, {
      id: "declaredLater",
      line: 2,
      column: 43,
      length: 6,
      data: { name: "helper" },
    }),
    fails("declared in the same statement", `  const v = 1, act = async () => { "use server"; log(v); };`, {
      id: "sameDeclaration",
      line: 2,
      column: 54,
      length: 1,
      data: { name: "v" },
    }),
    fails("a local class", `  class K {}\n${act("new K()")}`, {
      id: "class",
      line: 3,
      column: 47,
      length: 1,
      data: { name: "K" },
    }),
    fails(
      "an assignment",
      `  let n = 0;\n  async function act() {\n    "use server";\n    n = n + 1;\n  }`,
      { id: "assigned", line: 5, column: 5, length: 1, data: { name: "n" } },
      {
        id: "copyInside",
        data: { copy: "ownN" },
        body: `  let n = 0;\n  async function act() {\n    "use server";\n    let ownN = n;\n    ownN = ownN + 1;\n  }`,
      },
    ),
    fails("a default value of a parameter", `  const act = async (fd, x = id) => { "use server"; log(x); };`, {
      id: "parameterDefault",
      line: 2,
      column: 30,
      length: 2,
      data: { name: "id" },
    }),
    fails("the name of a JSX element", `  const Tag = props.as;\n${act("log(<Tag />)")}`, {
      id: "tag",
      line: 3,
      column: 48,
      length: 3,
      data: { name: "Tag" },
    }),
    fails("the name of the function expression around", `  (function around() {\n  ${act("around()")}\n  });`, {
      id: "expressionName",
      line: 3,
      column: 45,
      length: 6,
      data: { name: "around" },
    }),
    fails("the nested function around", `  function around() {\n  ${act("around()")}\n  }`, {
      id: "enclosingFunction",
      line: 3,
      column: 45,
      length: 6,
      data: { name: "around" },
    }),
    fails("its own name, with captured values", `  async function save() { "use server"; log(id); save(); }`, {
      id: "ownName",
      line: 2,
      column: 50,
      length: 4,
      data: { name: "save" },
    }),
    fails(
      "an optional call of an array's method",
      `  const act = async () => {\n    "use server";\n    log(props.list?.map(String), props.list?.map(Number));\n  };`,
      { id: "capturedMethod", line: 4, column: 9, length: 15, data: { path: "props.list?.map" } },
      {
        id: "readReceiver",
        data: { receiver: "props.list", copy: "capturedList" },
        body: `  const act = async () => {\n    "use server";\n    const capturedList = props.list;\n    log(capturedList?.map(String), capturedList?.map(Number));\n  };`,
      },
    ),
    fails("a template tag that is a member", act("log(props.db.sql`select ${id}`)"), {
      id: "capturedTag",
      line: 2,
      column: 47,
      length: 12,
      data: { path: "props.db.sql" },
    }),
    fails("a template tag", `  const { sql } = connect();\n${act("log(sql`select 1`)")}`, {
      id: "capturedTag",
      line: 3,
      column: 47,
      length: 3,
      data: { path: "sql" },
    }),
    fails("a local function", `  const format = (x) => x;\n${act("log(format(id))")}`, {
      id: "capturedFunction",
      line: 3,
      column: 47,
      length: 6,
      data: { name: "format" },
    }),
    fails("a local class expression", `  const K = class {};\n${act("new K()")}`, {
      id: "capturedClass",
      line: 3,
      column: 47,
      length: 1,
      data: { name: "K" },
    }),
    fails(
      "an instance of a class",
      `  const k = new Box();\n${act("log(k)")}\n}\nclass Box { x = 1; m() { log(this.x); }`,
      { id: "capturedInstance", line: 3, column: 47, length: 1, data: { name: "k", class: "Box" } },
    ),
    fails("an instance of a built-in class", `  const k = new RegExp(id);\n${act("k.test(id)")}`, {
      id: "capturedInstance",
      line: 3,
      column: 43,
      length: 1,
      data: { name: "k", class: "RegExp" },
    }),
    fails("a literal that is an instance", `  const k = /a/;\n${act("k.test(id)")}`, {
      id: "capturedInstance",
      line: 3,
      column: 43,
      length: 1,
      data: { name: "k", class: "RegExp" },
    }),
    fails("an object that holds a function", `  const o = { list: [{ format: (x) => x }] };\n${act("log(o)")}`, {
      id: "capturedPart",
      line: 3,
      column: 47,
      length: 1,
      data: { name: "o", value: "a function", place: " in `list[].format`" },
    }),
    fails("a function that is a member", `  const o = { format: (x) => x };\n${act("q.map(o.format)")}`, {
      id: "capturedFunction",
      line: 3,
      column: 49,
      length: 8,
      data: { name: "o.format" },
    }),
    {
      name: "a function of another file, under another name",
      code: `import { format } from "./lib";\n${page(`  const show = format;\n${act("log(show(id))")}`)}`,
      filename: "app/page.jsx",
      files: { "app/lib.js": "export function format(x) { return x; }\n" },
      errors: [
        { messageId: "capturedFunction", data: { name: "show" }, line: 4, column: 47, endLine: 4, endColumn: 51 },
      ],
    },
    {
      name: "what only its type says, where types are trusted",
      code: typedPage,
      parsers: ["typescript-typed"],
      options: [{ trustTypes: true }],
      errors: [
        {
          messageId: "capturedInstance",
          data: { name: "k", class: "RegExp" },
          line: 3,
          column: 23,
          endLine: 3,
          endColumn: 24,
        },
      ],
    },
    fails("assigned after the action was created", `  let v = 1;\n${act("log(v)")}\n  v = 2;`, {
      id: "staleValue",
      line: 3,
      column: 47,
      length: 1,
      data: { name: "v" },
    }),
    fails(
      "used before its declaration",
      `  const form = <form action={save} />;\n  async function save() {\n    "use server";\n    log(id);\n  }\n  return form;`,
      { id: "usedEarly", line: 2, column: 30, length: 4, data: { name: "save" } },
      {
        id: "moveBefore",
        data: { name: "save" },
        body: `  async function save() {\n    "use server";\n    log(id);\n  }\n  const form = <form action={save} />;\n  return form;`,
      },
    ),
    fails(
      "declared after the `return`",
      `  return <form action={save} />;\n  async function save() {\n    "use server";\n  }`,
      { id: "declaredAfterReturn", line: 3, column: 18, length: 4, data: { name: "save" } },
      {
        id: "moveBefore",
        data: { name: "save" },
        body: `  async function save() {\n    "use server";\n  }\n  return <form action={save} />;`,
      },
    ),
    {
      name: "a block of the module, and a constructor",
      code: `let act;\nif (globalThis.x) {\n  const secret = 1;\n  act = async () => { "use server"; return secret; };\n}\nclass K {\n  constructor(c) { this.f = async () => { "use server"; return c; }; }\n}\nexport { act, K };\n`,
      filename: "app/lib.js",
      errors: [
        { messageId: "moduleBlock", data: { name: "secret" }, line: 4, column: 44, endLine: 4, endColumn: 50 },
        { messageId: "constructorLocal", data: { name: "c" }, line: 7, column: 64, endLine: 7, endColumn: 65 },
      ],
    },
    {
      name: "a handler given to a wrapper, in TypeScript",
      code: `declare function wrap<T>(handler: T): T;\nexport function make(ids: string[]) {\n  for (const id of ids) {\n    return wrap(async () => {\n      "use server";\n      return id;\n    });\n  }\n  return undefined;\n}\n`,
      filename: "app/make.ts",
      errors: [
        {
          messageId: "loopVariable",
          data: { name: "id" },
          line: 6,
          column: 14,
          endLine: 6,
          endColumn: 16,
          suggestions: [
            {
              messageId: "copyBefore",
              data: { name: "id", copy: "capturedId" },
              output: `declare function wrap<T>(handler: T): T;\nexport function make(ids: string[]) {\n  for (const id of ids) {\n    const capturedId = id;\n    return wrap(async () => {\n      "use server";\n      return capturedId;\n    });\n  }\n  return undefined;\n}\n`,
            },
          ],
        },
      ],
    },
  ],
});
