/** Renders a page as a server does: React takes what it gives, and refuses what it cannot send to the client components in it. */
import ts from "typescript";
import { type Flight, loadFlight, type Mode } from "../react-flight/load-flight.ts";
import { type Outcome, outcomeOf, send } from "../react-flight/send.ts";

const modes: readonly Mode[] = ["development", "production"];
const flights = modes.map((mode) => loadFlight("react 19.3", mode));

/** What React does with what a page passes: refuses it, hands on something else, or hands it on. */
export type Rendered = "changes it" | "throws" | "works";

const rendered: Readonly<Record<Outcome, Rendered>> = {
  gone: "changes it",
  lossy: "changes it",
  no: "throws",
  yes: "works",
};

/** Renders `page.tsx`, one of the modules in `files`. Both modes of React have to agree. */
export async function renderPage(files: Readonly<Record<string, string>>): Promise<Rendered> {
  const outcomes = await inSilence(() => Promise.all(flights.map((flight) => render(flight, files))));
  const [first, ...others] = outcomes;
  if (first === undefined || others.some((other) => other !== first))
    throw new Error(`React does not do the same in both modes:\n${files["page.tsx"]}`);
  return rendered[first];
}

/** React says in development what it changes. */
async function inSilence<Result>(run: () => Promise<Result>): Promise<Result> {
  const { error } = console;
  console.error = () => {};
  try {
    return await run();
  } finally {
    console.error = error;
  }
}

async function render(flight: Flight, files: Readonly<Record<string, string>>): Promise<Outcome> {
  const { default: page } = moduleIn(flight, files, "page") as { readonly default: () => Element };
  const { after } = await send(flight, "result", page);
  return after === undefined ? "no" : outcomeOf(await send(flight, "nested", () => sentElement(page()).props));
}

interface Element {
  readonly type: unknown;
  readonly props: object;
}

/** What components of the server leave of an element: one that the client renders. */
function sentElement(element: Element): Element {
  const { type, props } = element;
  const render = renderedBy(type);
  return render ? sentElement(render(props)) : element;
}

/** The function of a component of the server, also in `memo` and `forwardRef`; a reference to one of the client has none. */
function renderedBy(component: unknown): ((props: object) => Element) | undefined {
  const { $$typeof: mark, render, type } = component as { $$typeof?: symbol; render?: unknown; type?: unknown };
  if (mark === Symbol.for("react.memo")) return renderedBy(type);
  if (mark === Symbol.for("react.forward_ref")) return renderedBy(render);
  return typeof component === "function" && mark === undefined ? (component as (props: object) => Element) : undefined;
}

/** What a module of the server gets from `./name`: of a module with a directive, references to what it exports. */
function moduleIn(flight: Flight, files: Readonly<Record<string, string>>, name: string): unknown {
  const text = files[`${name}.tsx`] ?? files[`${name}.ts`] ?? "";
  const { server, serverJsx, serverReact } = flight;
  if (text.startsWith('"use client"'))
    return referencesBy(() => server.registerClientReference(() => {}, "client#Button", "Button"));
  if (text.startsWith('"use server"'))
    return referencesBy(() => server.registerServerReference(() => Promise.resolve(), "actions#save", "save"));
  const { CommonJS: module } = ts.ModuleKind;
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module, jsx: ts.JsxEmit.React, target: ts.ScriptTarget.ES2022 },
    fileName: `${name}.tsx`,
  });
  const exports = {};
  const packages: Readonly<Record<string, object>> = { react: serverReact, "react/jsx-runtime": serverJsx };
  const load = (source: string): unknown => packages[source] ?? moduleIn(flight, files, source.slice("./".length));
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- A module of this folder's own, as a bundler would run it.
  const run = new Function("exports", "require", "React", outputText) as (...values: unknown[]) => void;
  run(exports, load, serverReact);
  return exports;
}

function referencesBy(make: () => object): object {
  return new Proxy({}, { get: (_, name) => (name === "__esModule" ? true : make()) });
}
