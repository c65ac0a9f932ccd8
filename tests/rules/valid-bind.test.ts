import { runRule } from "../helpers/rule-tester.ts";

const actions = {
  "app/actions.ts": `"use server";
export async function update(id: string, formData: FormData) {}
export const rename = async (id: string) => {};
export async function ping() {}
export async function log(id: string, ...rest: string[]) {}
`,
};

const safe = {
  "app/actions.ts": `"use server";
import { client } from "./client";
import { withAuth } from "./auth";
export const update = client.schema({}).action(async ({ input }) => {});
export const rename = withAuth(async (user: string) => {});
`,
};

/** A client component with `line` in it. */
const component = (line: string, imports = `import { update, rename, ping, log } from "./actions";`) => `"use client";
${imports}
export function Form({ id, ids }) {
  ${line}
}
`;

/** The error of a `line` of `component`, at the text `at` of it. */
function at(line: string, text: string) {
  const column = line.indexOf(text) + 3;
  return { line: 4, column, endLine: 4, endColumn: column + text.length };
}

/** A case whose `line` has one error at `text`; `repaired`: the line after its suggestion. */
function reported(name: string, messageId: string, line: string, text: string, repaired?: string) {
  return {
    name,
    code: component(line),
    files: actions,
    errors: [
      {
        messageId,
        ...at(line, text),
        ...(repaired !== undefined && { suggestions: [{ messageId: "insertNull", output: component(repaired) }] }),
      },
    ],
  };
}

const silent = (name: string, line: string) => ({ name, code: component(line), files: actions });

runRule("valid-bind", {
  valid: [
    silent("null", "return update.bind(null, id);"),
    silent("undefined", "return update.bind(undefined, id);"),
    silent("void 0", "return update.bind(void 0, id);"),
    silent("a constant that is null", "const none = null; return update.bind(none, id);"),
    silent("a variable that may be null", "let none = null; if (id) none = id; return update.bind(none, id);"),
    silent("null or undefined", "return update.bind(id ? null : undefined, id);"),
    silent("no argument", "return update.bind();"),
    silent("a spread", "return update.bind(...ids);"),
    silent("as many values as parameters", "return update.bind(null, id, new FormData());"),
    silent("in two steps", "return update.bind(null, id).bind(null, new FormData());"),
    silent("a spread after null", "return rename.bind(null, ...ids);"),
    silent("a rest parameter", "return log.bind(null, id, id, id);"),
    silent("`this` of a function that is no Server Function", "const own = async (a) => a; return own.bind(this, id);"),
    silent("a prop of unknown origin", "return id.update.bind(this, id);"),
    silent("another method of the action", "return update.call(this, id);"),
    {
      name: "a shadowed name",
      code: `"use client";
import { update } from "./actions";
export const keep = update;
export function Form({ update, id }) {
  return update.bind(this, id);
}
`,
      files: actions,
    },
    {
      name: "a function of a module without the directive",
      code: component("return update.bind(this, id);"),
      files: { "app/actions.ts": "export async function update(id: string) {}\n" },
    },
    {
      name: "an action of a builder, which takes bound values by its schema",
      code: component("return update.bind(null, id, id, id);"),
      files: safe,
    },
    { name: "a wrapped action", code: component("return rename.bind(null, id, id);"), files: safe },
    {
      name: "a module that cannot be found",
      code: component("return update.bind(this, id);", `import { update } from "./nowhere";`),
    },
    {
      name: "an inline action in a client module, which does not compile",
      code: `"use client";
export function Form({ id }) {
  async function save() {
    "use server";
  }
  return save.bind(this, id);
}
`,
    },
    {
      name: "SolidStart",
      code: `"use server";
import { query } from "@solidjs/router";
export async function save(id) {}
export const bound = () => save.bind(this, query);
`,
    },
    {
      name: "`!` behind the call",
      code: `"use server";
export async function save(id: string) {}
export const bound = save.bind(null, "a")!;
`,
    },
  ],
  invalid: [
    {
      ...reported("this", "boundThis", "return update.bind(this, id);", "this"),
      output: component("return update.bind(null, id);"),
    },
    {
      ...reported("this alone", "boundThis", "return update.bind(this);", "this"),
      output: component("return update.bind(null);"),
    },
    {
      name: "a constant for this",
      code: component("const self = this; return update.bind(self, id);"),
      files: actions,
      errors: [{ messageId: "boundThis", line: 4, column: 41, endLine: 4, endColumn: 45 }],
      output: component("const self = this; return update.bind(null, id);"),
    },
    {
      ...reported("the global object", "boundThis", "return update.bind(globalThis, id);", "globalThis"),
      output: component("return update.bind(null, id);"),
    },
    {
      name: "the namespace",
      code: component("return api.update.bind(api, id);", `import * as api from "./actions";`),
      files: actions,
      errors: [{ messageId: "boundThis", line: 4, column: 26, endLine: 4, endColumn: 29 }],
      output: component("return api.update.bind(null, id);", `import * as api from "./actions";`),
    },
    {
      name: "in a class component",
      code: `"use client";
import { Component } from "react";
import { rename as renameAction } from "./actions";
export class Form extends Component {
  render() {
    return renameAction.bind(this, this.props.id);
  }
}
`,
      files: actions,
      errors: [{ messageId: "boundThis", line: 6, column: 30, endLine: 6, endColumn: 34 }],
      output: `"use client";
import { Component } from "react";
import { rename as renameAction } from "./actions";
export class Form extends Component {
  render() {
    return renameAction.bind(null, this.props.id);
  }
}
`,
    },
    reported("a prop", "lostValue", "return update.bind(id);", "id", "return update.bind(null, id);"),
    reported(
      "a member",
      "lostValue",
      "return update.bind(ids.first, id);",
      "ids.first",
      "return update.bind(null, ids.first, id);",
    ),
    reported("a string", "lostValue", `return update.bind("a");`, `"a"`, `return update.bind(null, "a");`),
    reported(
      "a call",
      "lostValue",
      "return update.bind(String(id));",
      "String(id)",
      "return update.bind(null, String(id));",
    ),
    reported(
      "a default",
      "lostValue",
      `return update.bind(id ?? "");`,
      `id ?? ""`,
      `return update.bind(null, id ?? "");`,
    ),
    reported("a value that no parameter takes", "lostValue", "return ping.bind(id);", "id"),
    {
      name: "a loop variable, and the words of the message",
      code: component("for (const one of ids) update.bind(one);"),
      files: actions,
      errors: [
        {
          messageId: "lostValue",
          data: { action: "update", value: "one" },
          line: 4,
          column: 38,
          endLine: 4,
          endColumn: 41,
          suggestions: [
            {
              messageId: "insertNull",
              data: { action: "update", value: "one" },
              output: component("for (const one of ids) update.bind(null, one);"),
            },
          ],
        },
      ],
    },
    reported("one value too many", "surplusValues", "return rename.bind(null, id, ids);", "ids"),
    reported("two values too many", "surplusValues", "return rename.bind(null, id, ids, 1);", "ids, 1"),
    reported("no parameter at all", "surplusValues", "return ping.bind(null, ids);", "ids"),
    reported("too many in two steps", "surplusValues", "return rename.bind(null, id).bind(null, ids);", "ids"),
    reported(
      "too many of a bound constant",
      "surplusValues",
      "const once = rename.bind(null, id); return once.bind(null, ids);",
      "ids",
    ),
    {
      name: "this, and too many",
      code: component("return rename.bind(this, id, ids);"),
      files: actions,
      errors: [
        { messageId: "boundThis", line: 4, column: 22, endLine: 4, endColumn: 26 },
        {
          messageId: "surplusValues",
          data: { action: "rename", value: "ids", parameters: "1 parameter" },
          line: 4,
          column: 32,
          endLine: 4,
          endColumn: 35,
        },
      ],
      output: component("return rename.bind(null, id, ids);"),
    },
    {
      name: "through a barrel, renamed",
      code: component("return change.bind(id);", `import { change } from "./barrel";`),
      files: { ...actions, "app/barrel.ts": `export { update as change } from "./actions";\n` },
      errors: [
        {
          messageId: "lostValue",
          line: 4,
          column: 22,
          endLine: 4,
          endColumn: 24,
          suggestions: [
            {
              messageId: "insertNull",
              output: component("return change.bind(null, id);", `import { change } from "./barrel";`),
            },
          ],
        },
      ],
    },
    {
      name: "an action of a builder",
      code: component("return update.bind(id);"),
      files: safe,
      errors: [
        {
          messageId: "lostValue",
          line: 4,
          column: 22,
          endLine: 4,
          endColumn: 24,
          suggestions: [{ messageId: "insertNull", output: component("return update.bind(null, id);") }],
        },
      ],
    },
    {
      name: "an inline action",
      code: `export function Page({ id }) {
  async function save(formData) {
    "use server";
  }
  return <form action={save.bind(this, id)} />;
}
`,
      errors: [{ messageId: "boundThis", line: 5, column: 34, endLine: 5, endColumn: 38 }],
      output: `export function Page({ id }) {
  async function save(formData) {
    "use server";
  }
  return <form action={save.bind(null, id)} />;
}
`,
    },
    {
      name: "in its own file, with TypeScript around it",
      code: `"use server";
export async function save(this: void, id: string): Promise<void> {}
export const bound = (save as typeof save).bind(undefined!, "a", "b" as never);
`,
      errors: [{ messageId: "surplusValues", line: 3, column: 66, endLine: 3, endColumn: 78 }],
    },
  ],
});
