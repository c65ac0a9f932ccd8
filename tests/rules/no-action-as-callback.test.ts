import { placeOf } from "../helpers/place-of.ts";
import { type InvalidRuleCase, type RuleCase, runRule } from "../helpers/rule-tester.ts";

const actions = {
  "app/save.ts": `"use server";
import { client, wrap } from "../lib/client";
export async function save(input = {}) {}
export async function move(id, to = 0) {}
export async function ping() {}
export async function log(...all) {}
export const checked = client.inputSchema({}).action(async ({ parsedInput }) => parsedInput);
export const unchecked = client.action(async () => {});
export const wrapped = wrap(async (user) => user);
`,
  "app/index.ts": `export { save as store } from "./save";\n`,
  "app/plain.ts": "export async function plain(input) {}\n",
};

const client = (line: string, before = "") => `"use client";
import { save as store, move, ping, log, checked, unchecked, wrapped } from "./save";
import { plain } from "./plain";
${before}
export function List({ id, ids, ...props }) {
  ${line}
}
`;

const react = 'import { useActionState } from "react";';

const silent = (name: string, line: string, before = ""): RuleCase => ({
  name,
  code: client(line, before),
  files: actions,
});

interface Expected {
  readonly messageId?: string;
  readonly text: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly arrow?: string;
}

function reported(
  name: string,
  code: string,
  { messageId = "opaqueEvent", text, data, arrow }: Expected,
  more: Partial<RuleCase> = {},
): InvalidRuleCase {
  const start = code.lastIndexOf(text);
  const output = `${code.slice(0, start)}${arrow ?? ""}${code.slice(start + text.length)}`;
  const suggestions =
    arrow === undefined ? {} : { suggestions: [{ messageId: "wrap", data: { code: arrow }, output }] };
  const error = { messageId, ...placeOf(code, text), ...(data && { data }), ...suggestions };
  return { name, code, files: actions, ...more, errors: [error] };
}

const typedFiles = {
  "app/save.ts": `"use server";\nexport async function save(input?: unknown) {}\n`,
  "app/react.d.ts": "declare namespace React { interface MouseEvent { readonly button: number } }\n",
  "app/button.ts": `/// <reference path="./react.d.ts" />
export declare function Button(props: {
  onPick?: ((event: React.MouseEvent) => void) | undefined;
  onName: (name: string) => void;
  onEither: ((event: React.MouseEvent) => void) | ((name: string) => void);
}): null;
`,
};
const typedClient = (line: string) => `"use client";
import { Button } from "./button";
import { save } from "./save";
export const own = () => ${line};
`;
const typed = { files: typedFiles, parsers: ["typescript-typed"] as const };

runRule("no-action-as-callback", {
  valid: [
    silent("an action without parameters, which is sent nothing", "return <b onClick={ping} />;"),
    silent("an action in an arrow function", "return <b onClick={() => store(id)} />;"),
    silent("the action of a form and of a button", "return <form action={store}><button formAction={store} /></form>;"),
    silent("bound values that fill the parameters", "return <b onClick={move.bind(null, id, 1)} />;"),
    silent("a constant of bound values that do", "return <b onClick={bound} />;", "const bound = store.bind(null, 1);"),
    silent("a builder's action without a schema", "return <b onClick={unchecked} />;"),
    silent("a wrapper, which may pass on something else", "return <b onClick={wrapped} />;"),
    silent("an ordinary function", "return <b onClick={plain} />;"),
    silent("a function of unknown origin", "return <b onClick={props.save} />;"),
    silent("a shadowed name", "const store = props.store; return <b onClick={store} />;"),
    silent("a prop of a component, without types", "return <Row onClick={store} />;", 'import { Row } from "row";'),
    silent("an attribute that is no handler", "return <b once={store} />;"),
    silent("the item of an array", "return ids.map(store);"),
    silent("values bound before the item", "return ids.forEach(move.bind(null, id));"),
    silent(
      "the dispatch function of an action that takes the state alone",
      "const [, send] = useActionState(store, null); return <b onClick={send} />;",
      react,
    ),
    silent(
      "a dispatch function in an arrow function",
      "const [, send] = useActionState(move, null); return <b onClick={() => send(id)} />;",
      react,
    ),
    silent(
      "the dispatch function of a form",
      "const [, send] = useActionState(move, null); return <form action={send} />;",
      react,
    ),
    silent(
      "a dispatch function for each item, which passes on the first value alone",
      "const [, send] = useActionState(move, null); return ids.forEach(send);",
      react,
    ),
    silent(
      "the dispatch function of an ordinary function",
      "const [, send] = useActionState(plain, null); return <b onClick={send} />;",
      react,
    ),
    silent(
      "the state, and whether it is pending",
      "const pair = useActionState(move, null); return <b onClick={pair[0]} onBlur={pair[2]} />;",
      react,
    ),
    silent("a function that gives queries their data", "return props.use({ queryKey: [id], queryFn: ping });"),
    silent("an object that is no query", "return props.use({ queryFn: store });"),
    silent("a mutation, which passes its variables", "return props.use({ mutationFn: store });"),
    {
      name: "plain calls on the server",
      code: `import { move } from "./save";\nexport default async function Page({ ids }) {\n  await Promise.all(ids.map(move));\n}\n`,
      filename: "app/page.tsx",
      files: actions,
    },
    {
      name: "a prop that is not called with an event",
      code: typedClient("<Button onName={save} onEither={save} />"),
      ...typed,
    },
  ],
  invalid: [
    reported(
      "the dispatch function of a state",
      client("const [, send] = useActionState(move, null); return <b onClick={send} />;", react),
      { text: "send", data: { taker: "onClick", action: "send" }, arrow: "() => send()" },
    ),
    reported(
      "the same by its index",
      client("const pair = useActionState(move, null); return <b onClick={pair[1]} />;", react),
      { text: "pair[1]", data: { taker: "onClick", action: "pair[1]" }, arrow: "() => pair[1]()" },
    ),
    reported("a handler", client("return <b onClick={store} />;"), {
      text: "store",
      data: { taker: "onClick", action: "store" },
      arrow: "() => store()",
    }),
    reported(
      "a handler in Next.js 14",
      client("return <b onClick={store} />;"),
      {
        messageId: "thrownEvent",
        text: "store",
        arrow: "() => store()",
      },
      { settings: { nextVersion: "14.2.0" } },
    ),
    reported("a form's own event", client("return <form onSubmit={store} />;"), {
      text: "store",
      data: { taker: "onSubmit", action: "store" },
      arrow: "() => store()",
    }),
    reported("a rest parameter", client("return <b onClick={log} />;"), { text: "log", arrow: "() => log()" }),
    reported("one arm of a choice", client("return <b onClick={id ? store : undefined} />;"), {
      text: "store",
      arrow: "() => store()",
    }),
    reported("bound values that leave a parameter", client("return <b onClick={move.bind(null, id)} />;"), {
      text: "move.bind(null, id)",
      data: { taker: "onClick", action: "move" },
      arrow: "() => move(id)",
    }),
    reported(
      "a constant of such values",
      client("return <b onClick={bound} />;", "const bound = move.bind(null, 1);"),
      { text: "bound", arrow: "() => bound()" },
    ),
    reported("a builder's action with a schema", client("return <b onClick={checked} />;"), {
      text: "checked",
      arrow: "() => checked()",
    }),
    reported(
      "an action of a barrel, in a namespace",
      client("return <b onClick={all.store} />;", 'import * as all from "./index";'),
      { text: "all.store", data: { taker: "onClick", action: "all.store" }, arrow: "() => all.store()" },
    ),
    reported(
      "an inline action on the server, where no arrow function can be passed",
      `export default function Page() {\n  async function own(data) { "use server"; }\n  return <b onClick={own} />;\n}\n`,
      { text: "own", data: { taker: "onClick", action: "own" } },
      { filename: "app/page.tsx" },
    ),
    reported("a listener", client('return window.addEventListener("online", store);'), {
      text: "store",
      data: { taker: "addEventListener", action: "store" },
      arrow: "() => store()",
    }),
    reported("a query", client("return props.use({ queryKey: [id], queryFn: store });"), {
      messageId: "queryContext",
      text: "store",
      data: { taker: "queryFn", action: "store" },
      arrow: "() => store()",
    }),
    reported("the index of an item", client("return [1].map(move);"), {
      messageId: "extraArguments",
      text: "move",
      data: { taker: "map", action: "move" },
      arrow: "(item) => move(item)",
    }),
    reported(
      "plain JavaScript",
      client("return <b onClick={store} />;"),
      { text: "store", arrow: "() => store()" },
      { filename: "app/list.jsx" },
    ),
    reported(
      "a prop that its types say is called with an event",
      typedClient("<Button onPick={save} onName={() => {}} onEither={() => {}} />"),
      { text: "save", data: { taker: "onPick", action: "save" }, arrow: "() => save()" },
      typed,
    ),
  ],
});
