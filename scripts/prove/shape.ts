/** A piece of an app that is built and used, and what happens then if all is well. */
export interface Shape {
  readonly title: string;
  /** Path in the folder of its route -> text. */
  readonly files: Readonly<Record<string, string>>;
  /** What submitting the forms of its page one after the other hands to `record`. */
  readonly expected: readonly unknown[];
}

/** A route with a file of actions, whose exports `names` a client component gives to a form each. An action hands its own name to `record`. */
export function actionFile(title: string, names: readonly string[], exports: string, use = ""): Shape {
  const forms = names.map((name) => `<form action={${name}}><button>${name}</button></form>`).join("");
  return {
    title,
    expected: names,
    files: {
      "actions.ts": `"use server";\n\nimport { record } from "../record";\n\n${exports}\n`,
      "forms.tsx": `"use client";\n\nimport { ${names.join(", ")} } from "./actions";\n${use}\nexport function Forms() {\n  return <>${forms}</>;\n}\n`,
      "page.tsx": `import { Forms } from "./forms";\n\nexport const dynamic = "force-dynamic";\n\nexport default function Page() {\n  return <Forms />;\n}\n`,
    },
  };
}
