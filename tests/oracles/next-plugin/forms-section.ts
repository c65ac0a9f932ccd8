import { type ComparedForm, type Passing, passings } from "./compare-forms.ts";

/** The part of the page about the forms of components and props: a summary, then a row for each form. */
export function formsSection(forms: readonly ComparedForm[]): string {
  return `## Every form of a client component

Small modules, one for each way to write a client component and the type of its prop. A page passes an ordinary value (a function, unless the
name says otherwise) or a Server Function, or a client module passes the ordinary value. What is right, React decides: it renders each page, in
both of its modes. Next's plugin is asked for 71007; of ours all that is about props counts, wherever it is reported: at the component
(\`client-entry-props\`) or where the value is passed (\`serializable-props\`, \`action-prop-value\`). The values are written out where they are
passed; about one that cannot be followed, ours says nothing.

${table(["Plugins", "React refuses or changes it: reported", "missed", "React takes it: reported", "silent"], summaryOf(forms))}

A cell says what React does, and then what Next's plugin / ours make of it.

${table(["Form", ...passings.map((passing) => titles[passing])], rowsOf(forms))}`;
}

const titles: Readonly<Record<Passing, string>> = {
  "ordinary value": "A page passes it an ordinary value",
  "Server Function": "A page passes it a Server Function",
  "ordinary value by a client module": "A client module passes it an ordinary value",
};

const plugins = { next: "Next's", ours: "ours", both: "both" };

function summaryOf(forms: readonly ComparedForm[]): string[][] {
  return (["next", "ours", "both"] as const).map((plugin) => {
    const count = (isWrong: boolean, isReported: boolean) =>
      forms.filter((form) => (form.react !== "works") === isWrong && form[plugin].length > 0 === isReported).length;
    return [
      plugins[plugin],
      ...[count(true, true), count(true, false), count(false, true), count(false, false)].map(String),
    ];
  });
}

function rowsOf(forms: readonly ComparedForm[]): string[][] {
  const names = [...new Set(forms.map(({ form }) => form))];
  return names.map((name) => [
    name,
    ...passings.map((passing) => {
      const found = forms.find((form) => form.form === name && form.passing === passing);
      return found ? `${found.react}: ${verdict(found, "next")} / ${verdict(found, "ours")}` : "-";
    }),
  ]);
}

function verdict(form: ComparedForm, plugin: "next" | "ours"): string {
  const isReported = form[plugin].length > 0;
  if (form.react === "works") return isReported ? "**false alarm**" : "silent";
  return isReported ? "reported" : "**missed**";
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
