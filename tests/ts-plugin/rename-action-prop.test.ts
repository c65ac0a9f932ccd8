/** The refactoring that names a prop for the Server Functions it gets. What it leaves type-checks, and can be rendered as before. */
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { createPluginModule } from "../../ts-plugin/src/plugin.ts";
import { createMemoryProject, type MemoryProject } from "../helpers/language-service.ts";

type Files = Readonly<Record<string, string>>;

const entry = { name: "typescript-plugin-server-actions" };
const refactor = "server-actions/action-prop-name";
const actions = '"use server";\nexport async function save(data: FormData): Promise<void> {\n  void data;\n}\n';
const form = `"use client";
export function Form({ submit, label = "Save" }: { ▲submit: (data: FormData) => void; label?: string }) {
  return <form action={submit}><button>{label}</button></form>;
}
`;
const page = `import { Form } from "./form";
import { save } from "./actions";
export default function Page() {
  return <Form submit={save} />;
}
`;

function serviceOf(files: Files, options: object = {}): { project: MemoryProject; service: ts.LanguageService } {
  const project = createMemoryProject(files);
  return { project, service: createPluginModule(ts).create(project.createInfo({ ...entry, ...options })) };
}

/** What is offered at `▲`, and the files that it changes. */
function rename(marked: Files): { title: string | undefined; after: Files } {
  const [file, text] = Object.entries(marked).find(([, each]) => each.includes("▲"))!;
  const files = { ...marked, [file]: text.replace("▲", "") };
  const { project, service } = serviceOf(files);
  const path = project.path(file);
  const position = text.indexOf("▲");
  const [offered] = service.getApplicableRefactors(path, position, {}).filter(({ name }) => name === refactor);
  expect(project.log.filter((line) => line.includes("failed"))).toEqual([]);
  if (!offered) return { title: undefined, after: {} };
  const edits = service.getEditsForRefactor(path, {}, position, offered.name, offered.actions[0]!.name, {});
  const after = changed(project, files, edits?.edits ?? []);
  expectNoProblems({ ...files, ...after });
  return { title: offered.actions[0]?.description, after };
}

/** The files that `edits` change, as they are then. */
function changed({ root }: MemoryProject, files: Files, edits: readonly ts.FileTextChanges[]): Files {
  const entries = edits.map(({ fileName, textChanges }) => {
    const name = fileName.slice(root.length + 1);
    const sorted = [...textChanges].sort((left, right) => right.span.start - left.span.start);
    const result = sorted.reduce(
      (before, { newText, span }) => before.slice(0, span.start) + newText + before.slice(span.start + span.length),
      files[name] ?? "",
    );
    return [name, result] as const;
  });
  return Object.fromEntries(entries);
}

function expectNoProblems(files: Files): void {
  const { project, service } = serviceOf(files);
  for (const file of Object.keys(files)) {
    const problems = [
      ...service.getSyntacticDiagnostics(project.path(file)),
      ...service.getSemanticDiagnostics(project.path(file)),
    ].map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
    expect(problems, `${file}:\n${files[file]}`).toEqual([]);
  }
}

const app = (changes: Files = {}): Files => ({
  "app/page.tsx": page,
  "app/form.tsx": form,
  "app/actions.ts": actions,
  ...changes,
});

describe("offered", () => {
  it("for a prop that every page gives a Server Function: its type, its uses and the attributes", () => {
    expect(rename(app())).toEqual({
      title: "Rename `submit` to `submitAction`: it gets Server Functions only",
      after: {
        "app/form.tsx": form.replace("▲submit: (", "submitAction: (").replace("({ submit,", "({ submitAction: submit,"),
        "app/page.tsx": page.replace("submit={", "submitAction={"),
      },
    });
  });

  it("with an interface, members of `props`, a barrel, a second page, an inline action and a bound one", () => {
    const files = app({
      "app/form.tsx":
        '"use client";\ninterface Props { ▲submit?(data: FormData): void }\nexport default function Form(props: Props) {\n  return <form action={props.submit} />;\n}\n',
      "app/ui.ts": 'export { default as Form } from "./form";\n',
      "app/page.tsx":
        'import { Form as Editor } from "./ui";\nexport default function Page() {\n  return <Editor submit={async () => { "use server"; }} />;\n}\n',
      "app/other/page.tsx":
        'import Form from "../form";\nimport { save } from "../actions";\nexport default function Page() {\n  return <><Form submit={save.bind(null, new FormData())} /><Form /></>;\n}\n',
    });
    const { after } = rename(files);
    expect(Object.keys(after).sort()).toEqual(["app/form.tsx", "app/other/page.tsx", "app/page.tsx"]);
    expect(after["app/form.tsx"]).toContain("submitAction?(data: FormData): void");
    expect(after["app/form.tsx"]).toContain("props.submitAction}");
    expect(after["app/page.tsx"]).toContain("<Editor submitAction={async");
  });
});

describe("not offered", () => {
  const client = '"use client";\n';
  it.each<[string, Files]>([
    ["nobody renders it", { "app/page.tsx": "export default () => <p />;\n" }],
    [
      "one caller passes an ordinary function",
      {
        "app/own.tsx": `${client}import { Form } from "./form";\nexport const Own = () => <Form submit={() => {}} />;\n`,
      },
    ],
    [
      "one caller passes what nobody can tell",
      {
        "app/own.tsx": `import { Form } from "./form";\nexport const Own = (props: { save: () => void }) => <Form submit={props.save} />;\n`,
      },
    ],
    [
      "one caller spreads",
      {
        "app/own.tsx": `import { Form } from "./form";\nexport const Own = (props: { submit: () => void }) => <Form {...props} />;\n`,
      },
    ],
    [
      "it is used in another way than as an element",
      {
        "app/own.tsx": `import { createElement } from "react";\nimport { Form } from "./form";\nexport const own = createElement(Form, { submit() {} });\n`,
      },
    ],
    [
      "it has a prop of the new name",
      {
        "app/form.tsx": form.replace("label?: string", "label?: string; submitAction?: () => void"),
      },
    ],
    [
      "the name says it already",
      {
        "app/form.tsx": `${client}export function Form(props: { ▲submitAction: () => void }) { return <button formAction={props.submitAction} />; }\n`,
        "app/page.tsx": page.replace("submit={", "submitAction={"),
      },
    ],
    [
      "the type belongs to another component as well",
      {
        "app/form.tsx": `${client}export interface Props { ▲submit: (data: FormData) => void }\nexport function Form({ submit }: Props) { return <form action={submit} />; }\n`,
        "app/own.tsx": `${client}import type { Props } from "./form";\nexport const Own = ({ submit }: Props) => <form action={submit} />;\n`,
      },
    ],
    ["a module that is no client module", { "app/form.tsx": form.replace('"use client";\n', "") }],
    ["another name of the file", { "app/form.tsx": form.replace("▲", "").replace("function Form", "function ▲Form") }],
    ["while the file is broken", { "app/form.tsx": `${form}export function Other( {\n` }],
  ])("%s", (_name, changes) => {
    expect(rename(app(changes)).title).toBeUndefined();
  });
});

describe("as the repair of what `action-prop-name` reports", () => {
  const code = 72306;
  const plain = form.replace("▲", "");
  const options = { rules: { "action-prop-name": "warn" } };
  const position = plain.indexOf("submit: (");

  it("is the same rename", () => {
    const files = { ...app(), "app/form.tsx": plain };
    const { project, service } = serviceOf(files, options);
    const [fix] = service
      .getCodeFixesAtPosition(project.path("app/form.tsx"), position, position + 6, [code], {}, {})
      .filter(({ fixName }) => fixName === refactor);
    expect(fix?.description).toBe("Rename `submit` to `submitAction`: it gets Server Functions only");
    const after = changed(project, files, fix?.changes ?? []);
    expect(after).toEqual(rename(app()).after);
    const renamed = serviceOf({ ...files, ...after }, options);
    const left = renamed.service.getSemanticDiagnostics(renamed.project.path("app/form.tsx"));
    expect(left.map((diagnostic) => diagnostic.code)).not.toContain(code);
  });

  it("is offered only where the rule reports", () => {
    const { project, service } = serviceOf({ ...app(), "app/form.tsx": plain });
    const fixes = service.getCodeFixesAtPosition(project.path("app/form.tsx"), position, position, [code], {}, {});
    expect(fixes).toEqual([]);
  });
});
