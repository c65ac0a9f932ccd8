/**
 * Both halves of React's Flight in one process: the server's, with the `react-server` build of React, and the browser's. Each copy of React is
 * evaluated by itself, from its own files, so that several versions and both modes stand side by side.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

export type Mode = "development" | "production";

/** The parts of `react` that the kinds need. */
export interface ReactModule {
  readonly version: string;
  readonly Fragment: symbol;
  createElement(type: unknown, props?: object | null, ...children: unknown[]): object;
  lazy(load: () => Promise<{ default: unknown }>): object;
  memo(component: unknown): object;
}

export type ServerReference = (...values: unknown[]) => Promise<unknown>;

export interface FlightServer {
  createTemporaryReferenceSet(): object;
  decodeReply(body: FormData | string, serverManifest: object, options?: object): Promise<unknown>;
  registerServerReference(value: ServerReference, id: string, name: string): ServerReference;
  registerClientReference(value: unknown, id: string, name: string): object;
  renderToReadableStream(value: unknown, clientManifest: object, options?: object): ReadableStream;
}

export interface FlightClient {
  createFromReadableStream(stream: ReadableStream, options?: object): PromiseLike<unknown>;
  createServerReference(id: string, callServer: (id: string, values: unknown[]) => unknown): ServerReference;
  createTemporaryReferenceSet(): object;
  encodeReply(value: unknown, options?: object): Promise<FormData | string>;
}

export interface Flight {
  readonly mode: Mode;
  readonly server: FlightServer;
  readonly client: FlightClient;
  /** React as server modules import it, and as the browser does. */
  readonly serverReact: ReactModule;
  readonly clientReact: ReactModule;
  /** `react/jsx-runtime` of server modules. */
  readonly serverJsx: object;
}

/** Where the packages of one copy of React lie, as folders of node_modules. */
export interface FlightCopy {
  readonly react: string;
  readonly reactDom: string;
  readonly flight: string;
  /** The bundler in the names of its files. */
  readonly bundler: "turbopack" | "webpack";
}

export const flightCopies = {
  "react 19.0": {
    react: "react-19-0",
    reactDom: "react-dom-19-0",
    flight: "react-server-dom-webpack-19-0",
    bundler: "webpack",
  },
  "react 19.2": {
    react: "react-19-2",
    reactDom: "react-dom-19-2",
    flight: "react-server-dom-webpack-19-2",
    bundler: "webpack",
  },
  "react 19.3": { react: "react", reactDom: "react-dom", flight: "react-server-dom-webpack", bundler: "webpack" },
  "next with webpack": {
    react: "next/dist/compiled/react",
    reactDom: "next/dist/compiled/react-dom",
    flight: "next/dist/compiled/react-server-dom-webpack",
    bundler: "webpack",
  },
  "next with Turbopack": {
    react: "next/dist/compiled/react",
    reactDom: "next/dist/compiled/react-dom",
    flight: "next/dist/compiled/react-server-dom-turbopack",
    bundler: "turbopack",
  },
} as const satisfies Record<string, FlightCopy>;

export type FlightName = keyof typeof flightCopies;

const nodeModules = fileURLToPath(new URL("../../../node_modules/", import.meta.url));
const requireBuiltin = createRequire(import.meta.url);

export function loadFlight(name: FlightName, mode: Mode): Flight {
  const copy = flightCopies[name];
  const file = (folder: string, build: string): string => `${nodeModules}${folder}/cjs/${build}.${mode}.js`;
  const serverReact = evaluate(file(copy.react, "react.react-server"), {});
  const clientReact = evaluate(file(copy.react, "react"), {});
  const serverDom = evaluate(file(copy.reactDom, "react-dom.react-server"), { react: serverReact });
  const clientDom = evaluate(file(copy.reactDom, "react-dom"), { react: clientReact });
  const flight = `react-server-dom-${copy.bundler}`;
  return {
    mode,
    server: evaluate(file(copy.flight, `${flight}-server.edge`), {
      react: serverReact,
      "react-dom": serverDom,
    }) as FlightServer,
    client: evaluate(file(copy.flight, `${flight}-client.browser`), {
      react: clientReact,
      "react-dom": clientDom,
    }) as FlightClient,
    serverReact: serverReact as ReactModule,
    clientReact: clientReact as ReactModule,
    get serverJsx() {
      return evaluate(file(copy.react, "react-jsx-runtime.react-server"), { react: serverReact }) as object;
    },
  };
}

/** Runs a CommonJS file of React's. `modules`: what it gets for `react` and `react-dom`. */
function evaluate(path: string, modules: Readonly<Record<string, unknown>>): unknown {
  const module = { exports: {} as unknown };
  // Next.js names its own copies by their whole path.
  const load = (name: string): unknown => modules[name.slice(name.lastIndexOf("/") + 1)] ?? requireBuiltin(name);
  const names = ["module", "exports", "require", "__webpack_require__", "__turbopack_require__"];
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- React's own file, as a module loader would run it.
  const run = new Function(...names, readFileSync(path, "utf8")) as (...values: unknown[]) => void;
  run(module, module.exports, load, Object.assign(loadModule, { u: String }), loadModule);
  return module.exports;
}

/** What the manifests of `./manifests.ts` name, as a bundler gives it at run time. */
function loadModule(id: string): Record<string, unknown> {
  return bundledModules[id] ?? {};
}

/** The modules of the imagined app: a client component, and a Server Function that gives back what it was given. */
export const bundledModules: Record<string, Record<string, unknown>> = {
  client: { Button: function Button() {} },
  actions: { save: (...values: unknown[]) => Promise.resolve(values) },
};

/** Which module and export a reference names, in the form that each half wants it. */
export const manifest = {
  "client#Button": { id: "client", chunks: [], name: "Button" },
  "actions#save": { id: "actions", chunks: [], name: "save" },
};
