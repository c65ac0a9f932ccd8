import { type InvalidRuleCase, type RuleCase, runRule } from "../helpers/rule-tester.ts";

const files = {
  "app/form.tsx": `"use client";
export function Form(props) { return <form action={props.saveAction} />; }
`,
  "app/actions.ts": `"use server";
export async function save() {}
export const made = client.action(async () => {});
`,
  "app/shell.tsx": `import { Form } from "./form";
export const Shell = ({ submitAction, ...rest }) => <Form {...rest} saveAction={submitAction} />;
export const Late = ({ submitAction, ...rest }) => <Form saveAction={submitAction} {...rest} />;
export function Search(props) { return <form action={props.goAction}><button formAction={props.other} /></form>; }
export const Bound = ({ goAction }) => <form action={goAction.bind(null, 1)} />;
`,
  "app/plain.ts": "export async function plain() {}\n",
};

const page = (line: string, before = "") => `import { Form as Editor } from "./form";
import { save, made } from "./actions";
import { plain } from "./plain";
import { Shell, Search, Bound, Late } from "./shell";
import { createElement } from "react";
${before}
export default function Page({ id, ...props }) {
  ${line}
}
`;

const inPage = { filename: "app/page.tsx", files };
const silent = (name: string, line: string, before = ""): RuleCase => ({ name, code: page(line, before), ...inPage });

function reported(
  name: string,
  line: string,
  text: string,
  prop: string,
  component: string,
  before = "",
  repair?: readonly [string, string],
): InvalidRuleCase {
  const code = page(line, before);
  const start = code.lastIndexOf(text);
  const lines = code.slice(0, start).split("\n");
  const column = (lines.at(-1) ?? "").length + 1;
  const place = { line: lines.length, column, endLine: lines.length, endColumn: column + text.length };
  const suggestions = repair && [{ messageId: "addDirective", output: code.replace(...repair) }];
  const error = {
    messageId: "ordinaryFunction",
    data: { prop, component },
    ...place,
    ...(suggestions && { suggestions }),
  };
  return { name, code, ...inPage, errors: [error] };
}

runRule("action-prop-value", {
  valid: [
    silent("a Server Function", "return <Editor saveAction={save} />;"),
    silent("a Server Function that a builder made", "return <Editor saveAction={made} />;"),
    silent("a bound one", "return <Editor saveAction={save.bind(null, id)} />;"),
    silent("an inline one", 'return <Editor saveAction={async () => { "use server"; }} />;'),
    silent("one declared in the component", 'async function own() { "use server"; }\n  return <form action={own} />;'),
    silent("a URL", 'return <form action="/search" />;'),
    silent(
      "a function of unknown origin",
      "return <form action={props.action}><Editor saveAction={props.save} /></form>;",
    ),
    silent("a function for a prop of another name", "return <Editor onSave={() => {}} />;"),
    silent("an attribute that a spread may replace", "return <form action={() => {}} {...props} />;"),
    silent(
      "a Server Function through a component",
      "return <><Shell submitAction={save} /><Search goAction={save} /></>;",
    ),
    silent("a function of which a component makes something else", "return <Bound goAction={() => {}} />;"),
    silent("a prop that a spread may replace on its way", "return <Late submitAction={() => {}} />;"),
    silent("a Server Function for `createElement`", 'return createElement("form", { action: save });'),
    silent("a shadowed component", "const Editor = props.as; return <Editor saveAction={() => {}} />;"),
    {
      name: "a client module",
      code: `"use client";\nexport function Page() {\n  return <form action={() => {}} />;\n}\n`,
      ...inPage,
    },
    {
      name: "a module that only a client module imports",
      code: `export function Part() {\n  return <form action={() => {}} />;\n}\n`,
      filename: "app/part.tsx",
      files: {
        "app/page.tsx": `import { Own } from "./own";\nexport default () => <Own />;\n`,
        "app/own.tsx": `"use client";\nimport { Part } from "./part";\nexport const Own = () => <Part />;\n`,
      },
    },
  ],
  invalid: [
    reported("a function", "return <Editor saveAction={() => {}} />;", "() => {}", "saveAction", "Editor"),
    reported(
      "an async function without the directive",
      "return <Editor action={async (data) => {}} />;",
      "async (data) => {}",
      "action",
      "Editor",
      "",
      ["{}}", '{ "use server"; }}'],
    ),
    reported(
      "a function of a module without the directive",
      "return <Editor saveAction={plain} />;",
      "plain",
      "saveAction",
      "Editor",
    ),
    reported(
      "a local function on a form",
      "return <form action={own} />;",
      "own",
      "action",
      "form",
      "async function own() {}",
      ["own() {}", 'own() { "use server"; }'],
    ),
    reported(
      "an arrow function without a body, which captures plain data",
      "return <Editor saveAction={async () => plain(id)} />;",
      "async () => plain(id)",
      "saveAction",
      "Editor",
      "",
      ["=> plain(id)", '=> { "use server"; return plain(id); }'],
    ),
    reported(
      "an arrow function that gives an object",
      "return <Editor saveAction={async () => ({ id })} />;",
      "async () => ({ id })",
      "saveAction",
      "Editor",
      "",
      ["=> ({ id })", '=> { "use server"; return ({ id }); }'],
    ),
    reported(
      "a function with a body of its own lines",
      "const own = async () => {\n    // First.\n    await plain(id);\n  };\n  return <form action={own} />;",
      "own",
      "action",
      "form",
      "",
      ["async () => {\n", 'async () => {\n    "use server";\n'],
    ),
    reported(
      "one that captures what cannot be sent",
      "const at = () => id;\n  return <Editor saveAction={async () => { at(); }} />;",
      "async () => { at(); }",
      "saveAction",
      "Editor",
    ),
    reported(
      "one with a `this`",
      "return <Editor saveAction={async function () { this.id; }} />;",
      "async function () { this.id; }",
      "saveAction",
      "Editor",
    ),
    {
      name: "one that is declared where that is never reached",
      code: page("return <form action={own} />;\n  async function own() {}"),
      ...inPage,
      errors: [
        {
          messageId: "ordinaryFunction",
          data: { prop: "action", component: "form" },
          ...{ line: 8, column: 24, endLine: 8, endColumn: 27 },
        },
      ],
    },
    reported(
      "a generator",
      "return <Editor saveAction={async function* () {}} />;",
      "async function* () {}",
      "saveAction",
      "Editor",
    ),
    reported(
      "a comment in what is returned",
      "return <Editor saveAction={async () => /* later */ plain(id)} />;",
      "async () => /* later */ plain(id)",
      "saveAction",
      "Editor",
    ),
    reported("a function on a button", "return <button formAction={() => {}} />;", "() => {}", "formAction", "button"),
    reported(
      "a function through a component",
      "return <Shell submitAction={() => {}} />;",
      "() => {}",
      "submitAction",
      "Shell",
    ),
    reported(
      "a function through a component to a form",
      "return <Search goAction={() => {}} />;",
      "() => {}",
      "goAction",
      "Search",
    ),
    reported(
      "`createElement` of a form",
      'return createElement("form", { action: plain });',
      "plain",
      "action",
      "form",
    ),
    reported(
      "`createElement` of a client component",
      "return createElement(Editor, { saveAction: () => {} });",
      "() => {}",
      "saveAction",
      "Editor",
    ),
    reported("one arm of a condition", "return <form action={id ? save : plain} />;", "plain", "action", "form"),
    reported(
      "a bound ordinary function",
      "return <form action={plain.bind(null, id)} />;",
      "plain.bind(null, id)",
      "action",
      "form",
    ),
  ],
});
