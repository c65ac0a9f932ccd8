/**
 * How the TypeScript plugin gets its TypeScript: sources say `import ts from "typescript"` as anywhere else, and so does the bundled
 * `Converter` of typescript-estree. In the bundle that import is answered with the TypeScript that the server injects. The whole bundle is
 * evaluated once for each TypeScript, inside `init`, so that two servers in one process never share one.
 *
 * It is answered as an ES module: of one that does not say so, each bundled file that imports it would make its own copy, name by name.
 */
export function wrapForInjection(code: string): string {
  return `"use strict";
const instances = new WeakMap();

module.exports = function init(modules) {
  let factory = instances.get(modules.typescript);
  if (factory === undefined) {
    factory = load(modules.typescript);
    instances.set(modules.typescript, factory);
  }
  return factory(modules);
};

function load(typescript) {
  const inner = { exports: {} };
  const asModule = Object.create(typescript, { __esModule: { value: true }, default: { value: typescript } });
  evaluate(inner, inner.exports, (id) => (id === "typescript" ? asModule : require(id)));
  return inner.exports;
}

function evaluate(module, exports, require) {
${code}}
`;
}

/** The types of the package: what a tsserver plugin is. */
export const tsPluginTypes = `import type ts from "typescript";

declare const init: ts.server.PluginModuleFactory;
export = init;
`;
