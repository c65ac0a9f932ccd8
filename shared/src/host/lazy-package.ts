import { createRequire } from "node:module";

/**
 * A package that is loaded only when it is needed and may be missing or fail to load (native binding, Node too old).
 * `undefined` then; `error` says why. In the CommonJS builds `__filename` is there, in ES modules `import.meta.url`.
 */
export function loadPackage(name: string): { readonly value: unknown; readonly error: string | undefined } {
  try {
    const require = createRequire(typeof __filename === "string" ? __filename : import.meta.url);
    return { value: require(name) as unknown, error: undefined };
  } catch (error) {
    return { value: undefined, error: firstLine(error instanceof Error ? error.message : String(error)) };
  }
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? text;
}
