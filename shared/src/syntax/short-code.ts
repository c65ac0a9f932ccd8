import type { TSESTree } from "@typescript-eslint/utils";
import { callChain } from "./calls.ts";

/** The code of a node in one line, as far as a message has room for it. */
export function shortCode(text: string, { range }: TSESTree.Node, room = 30): string {
  const code = text
    .slice(...range)
    .split("\n")
    .map((line) => line.trim())
    .join(" ");
  return code.length > room ? `${code.slice(0, room - 1)}…` : code;
}

const promiseMethods: ReadonlySet<string | undefined> = new Set(["catch", "finally", "then"]);

/**
 * A call as a message names it, without what it is given: `db.insert().values()`; of a long chain, its end. What is done with its
 * promise is no part of its name.
 */
export function callName(text: string, call: TSESTree.CallExpression, room = 40): string {
  const { links, root } = callChain(call);
  const named = links.slice(0, links.findLastIndex(({ method }) => !promiseMethods.has(method)) + 1);
  const parts = (named.length > 0 ? named : links).map(({ method }) => (method === undefined ? "()" : `.${method}()`));
  const start = shortCode(text, root, room);
  const name = `${start}${parts.join("")}`;
  return name.length <= room ? name : (parts.at(-1) ?? start).replace(/^\./u, "");
}
