import { placeOf } from "../helpers/place-of.ts";
import { type InvalidRuleCase, type RuleCase, runRule } from "../helpers/rule-tester.ts";

type Files = Readonly<Record<string, string>>;

const actions = `"use server";
import { client } from "../lib/client";
export async function save(data) {}
export const made = client.action(async () => {});
`;
const page = (elements: string, before = ""): string => `import { Form as Editor } from "./form";
import { save, made } from "./actions";
import { plain } from "../lib/plain";
${before}
export default function Page({ id, ...props }) {
  return <main>${elements}</main>;
}
`;
const form = `"use client";
export function Form({ submit, label = "Save" }) {
  return <form action={submit}><button>{label}</button></form>;
}
`;
const app = (elements: string, more: Files = {}): Files => ({
  "app/page.tsx": page(elements),
  "app/actions.ts": actions,
  "lib/plain.ts": "export async function plain() {}\n",
  ...more,
});

const silent = (name: string, elements: string, more: Files = {}, code = form): RuleCase => ({
  name,
  code,
  filename: "app/form.jsx",
  files: app(elements, more),
});

function reported(
  name: string,
  elements: string,
  { code = form, prop = "submit", component = "Form", ...more }: Partial<Reported> = {},
): InvalidRuleCase {
  const { at = prop, files, settings, newName = `${prop}Action`, filename = "app/form.jsx" } = more;
  const messageId = settings ? "unnamedActionProp" : "unnamedAction";
  const data = settings ? { prop, component } : { prop, component, newName };
  const upToPlace = code.slice(0, code.indexOf(at) + at.length);
  const errors = [{ messageId, data, ...placeOf(upToPlace, at) }];
  return { name, code, filename, files: app(elements, files), ...(settings && { settings }), errors };
}

interface Reported {
  readonly code: string;
  readonly filename: string;
  readonly prop: string;
  readonly component: string;
  readonly newName: string;
  /** The text that is underlined, where it stands first. */
  readonly at: string;
  readonly files: Files;
  readonly settings: Readonly<Record<string, unknown>>;
}

runRule("action-prop-name", {
  valid: [
    silent("a prop that nobody gives", "<Editor />"),
    silent("an ordinary function", "<Editor submit={() => {}} />"),
    silent("a function of a module without the directive", "<Editor submit={plain} />"),
    silent("a function of unknown origin", "<Editor submit={props.save} />"),
    silent("a Server Function here, something else there", "<Editor submit={save} /><Editor submit={plain} />"),
    silent("an element that spreads", "<Editor submit={save} /><Editor {...props} />"),
    silent("a shadowed component", "{props.items.map((Editor) => <Editor submit={save} />)}"),
    silent("a prop that the component does not take", "<Editor other={save} />"),
    silent("what stands between the tags", "<Editor>{save}</Editor>", {}, form.replace("label", "children")),
    silent("another module that hands the component on", "<Editor submit={save} />", {
      "app/list.tsx": `import { Form } from "./form";\nexport const parts = [Form];\n`,
    }),
    silent("client modules alone that give it", "<Own />", {
      "app/page.tsx": `import { Own } from "./own";\nexport default function Page() {\n  return <Own />;\n}\n`,
      "app/own.tsx": `"use client";\nimport { Form } from "./form";\nimport { save } from "./actions";\nexport const Own = () => <Form submit={save} />;\n`,
    }),
    silent("a module that an import may mean which leads nowhere", "<Editor submit={save} />", {
      "app/more.tsx": `import { Form } from "~/form";\nexport const More = () => <Form submit={() => {}} />;\n`,
    }),
    silent("a prop named for an action", "<Editor saveAction={save} />", {}, form.replaceAll("submit", "saveAction")),
    silent("a module that is no client module", "<Editor submit={save} />", {}, form.replace('"use client";\n', "")),
    {
      ...silent("a name that the settings accept", "<Editor submit={save} />"),
      settings: { actionPropName: "^submit$" },
    },
  ],
  invalid: [
    reported("a Server Function of another module", "<Editor submit={save} />"),
    reported("the neighbour: one place gives it, another leaves it out", "<Editor submit={save} /><Editor />"),
    reported("one that a builder made", "<Editor submit={made} />"),
    reported("an inline one", '<Editor submit={async () => { "use server"; }} />'),
    reported("a bound one", "<Editor submit={save.bind(null, id)} />"),
    reported("a client module that gives one too", "<Editor submit={save} />", {
      files: {
        "app/own.tsx": `"use client";\nimport { Form } from "./form";\nimport { made } from "./actions";\nexport const Own = () => <Form submit={made} />;\n`,
      },
    }),
    reported("a default export behind a barrel, as members of `props`", "", {
      code: `"use client";\nexport default function Form(props) {\n  return <form action={props.submit} />;\n}\n`,
      at: "props",
      files: {
        "app/ui.ts": `export { default as Form } from "./form";\n`,
        "app/page.tsx": page("<Editor submit={save} />").replace('"./form"', '"./ui"'),
      },
    }),
    reported("a prop among the others", "<Editor submit={save} />", {
      code: `"use client";\nexport const Form = ({ label, ...others }) => <form {...others}>{label}</form>;\n`,
      at: "...others",
    }),
    reported("a component in `memo`, under two names", "<Editor onSave={save} />", {
      code: `"use client";\nimport { memo } from "react";\nexport const Form = memo(function ({ onSave: send }) {\n  return <form action={send} />;\n});\nexport default Form;\n`,
      prop: "onSave",
    }),
    reported("the type of the props", "<Editor submit={save} />", {
      filename: "app/form.tsx",
      code: `"use client";
interface Props {
  label: string;
  submit(data: FormData): Promise<void>;
}
export function Form({ submit, label }: Props) {
  return <form action={submit}><button>{label}</button></form>;
}
`,
    }),
    reported("a setting that asks for other names", "<Editor submit={save} />", {
      settings: { actionPropName: "^do[A-Z]" },
    }),
  ],
});
