/** The rules about what crosses, on texts as they are while one types: TypeScript's recovered trees, with holes in them. */
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { analyzeModule } from "../../shared/src/analyze/analyze-module.ts";
import {
  actionPropName,
  actionPropValue,
  noActionAsCallback,
  serializableArguments,
  serializableProps,
  serializableReturn,
  validBind,
} from "../../shared/src/checks/index.ts";
import { createModuleGraph } from "../../shared/src/graph/module-graph.ts";
import { createMemoryHost } from "../../shared/src/host/memory-host.ts";
import type { Check } from "../../shared/src/model/check.ts";
import { defaultSettings } from "../../shared/src/settings/defaults.ts";
import { treeOf } from "../../ts-plugin/src/tree.ts";

const checks: readonly Check[] = [
  actionPropName,
  actionPropValue,
  noActionAsCallback,
  serializableArguments,
  serializableProps,
  serializableReturn,
  validBind,
] as never;

const page = `import { createElement } from "react";
import { Form } from "./form";
import { save } from "./actions";

const shared = { format: (value: number) => value };
const Shell = ({ match, ...rest }: { match: RegExp }) => <Form match={match} {...rest} />;

export default function Page({ id }: { id: string }) {
  return (
    <form action={async (data: FormData) => {}}>
      <Shell match={/[a-z]+/} />
      <Form {...shared} submit={save.bind(this, id)}>{(open: boolean) => open}</Form>
      {createElement(Form, { at: new WeakMap(), ...{ render: () => null } })}
    </form>
  );
}
`;
const form = `"use client";
import { startTransition, useActionState } from "react";
import { save } from "./actions";

export function Form({ submit }: { submit: (data: FormData) => void }) {
  const [state, send] = useActionState(save, new Error("a"));
  const run = () => startTransition(() => send(state ?? /a/));
  return <form action={submit} onClick={save} onSubmit={(event) => save(event)}>{[run].map(save)}</form>;
}
`;
const actions = `"use server";
export async function save(event: MouseEvent, index?: number) {
  if (index) return { match: /a/, at: [new URL("a")] };
  return Response.json({});
}
`;
const texts: Readonly<Record<string, string>> = {
  "/app/page.tsx": page,
  "/app/form.tsx": form,
  "/app/actions.ts": actions,
};

const parse = (filename: string, text: string) => {
  const kind = filename.endsWith(".tsx") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return treeOf(ts.createSourceFile(filename, text, ts.ScriptTarget.Latest, true, kind));
};

/** How many findings the rules have in `file`, while it holds `text`. */
function count(file: string, text: string): number {
  const tree = parse(file, text);
  if (!tree) return 0;
  const module = analyzeModule(tree);
  const graph = createModuleGraph(createMemoryHost({ ...texts, [file]: text }, { parse }), defaultSettings);
  const context = { module, graph, settings: defaultSettings, options: { trustTypes: false } };
  return checks.flatMap((check) => [...check.run(context)]).length;
}

/** In the whole text. */
const whole: Readonly<Record<string, number>> = { "/app/page.tsx": 6, "/app/form.tsx": 5, "/app/actions.ts": 3 };

describe.each(Object.entries(texts))("%s while one types", (file, text) => {
  it("has all its findings in the whole text", () => {
    expect(count(file, text)).toBe(whole[file]);
  });

  it("makes no rule throw, in no beginning of the text", () => {
    for (let end = 0; end <= text.length; end += 3) expect(() => count(file, text.slice(0, end))).not.toThrow();
  });

  it("makes no rule throw with a stretch taken out", () => {
    for (let start = 0; start < text.length; start += 5)
      expect(() => count(file, text.slice(0, start) + text.slice(start + 7))).not.toThrow();
  });
});
