/** What the compiler's output says of a file's Server Functions. */
import { parseSync } from "oxc-parser";
import { childrenOf } from "../../../shared/src/syntax/children.ts";
import type { TSESTree } from "@typescript-eslint/utils";

/** A Server Function of the compiler's list. `inline`: the function is moved to the top of the file. */
export interface CompiledReference {
  readonly id: string;
  /** Export name; `$$RSC_SERVER_ACTION_<n>` for an inline one. */
  readonly name: string;
  readonly inline: boolean;
  /** The name the moved function has in the output; `undefined` for an anonymous or exported one. */
  readonly functionName: string | undefined;
  /** What is encrypted when the action is created, as written: `a`, `b.c`, `d?.e`. */
  readonly captures: readonly string[];
}

const marker = "__next_internal_action_entry_do_not_use__ ";
const inlinePrefix = "$$RSC_SERVER_ACTION_";
const argumentPrefix = "$$ACTION_ARG_";

/** The references in the compiler's order: inline ones by number, after the others by name. */
export function referencesIn(code: string): CompiledReference[] {
  const names = namesById(code);
  if (names.size === 0) return [];
  const { program, errors } = parseSync("output.js", code, { range: true, sourceType: "module" });
  const [fatal] = errors;
  if (fatal) throw new SyntaxError(`next's compiler made a file that does not parse: ${fatal.message}\n${code}`);
  const encryptions = new Map<string, Encryption>();
  const functionNames = new Map<string, string>();
  const visit = (node: TSESTree.Node, holder: string | undefined): void => {
    const moved = node.type === "VariableDeclarator" ? movedFunction(node) : undefined;
    if (moved) functionNames.set(moved.name, moved.functionName);
    if (node.type === "CallExpression") readEncryption(node, { code, holder }, encryptions);
    for (const child of childrenOf(node)) visit(child, moved?.name ?? holder);
  };
  visit(program as unknown as TSESTree.Program, undefined);
  const ids = new Map([...names].map(([id, name]) => [name, id]));
  const references = [...names].map(([id, name]): CompiledReference => ({
    id,
    name,
    inline: functionNames.has(name),
    functionName: functionNames.get(name) || undefined,
    captures: capturesOf(id, encryptions, ids),
  }));
  return references.sort((left, right) => order(left) - order(right) || (left.name < right.name ? -1 : 1));
}

/** `/* __next_internal_action_entry_do_not_use__ {"<id>":{"name":"<export>"}} *\/`; older releases write `{"<id>":"<export>"}`. */
function namesById(code: string): Map<string, string> {
  const start = code.indexOf(marker);
  if (start < 0) return new Map();
  const entries = JSON.parse(code.slice(start + marker.length, code.indexOf("*/", start))) as Record<
    string,
    string | { name: string }
  >;
  return new Map(Object.entries(entries).map(([id, entry]) => [id, typeof entry === "string" ? entry : entry.name]));
}

interface Encryption {
  readonly values: readonly string[];
  /** The moved function in which the action is created, for one inside another. */
  readonly holder: string | undefined;
}

/** `encryptActionBoundArgs("<id>", a, b.c)`. */
function readEncryption(
  call: TSESTree.CallExpression,
  { code, holder }: { code: string; holder: string | undefined },
  encryptions: Map<string, Encryption>,
): void {
  if (call.callee.type !== "Identifier" || call.callee.name !== "encryptActionBoundArgs") return;
  const [id, ...values] = call.arguments;
  if (id?.type !== "Literal" || typeof id.value !== "string") return;
  encryptions.set(id.value, { holder, values: values.map(({ range: [from, to] }) => code.slice(from, to)) });
}

/** In an action inside an action, `$$ACTION_ARG_1.b` is the outer one's second value: said in the author's names again. */
function capturesOf(
  id: string,
  encryptions: ReadonlyMap<string, Encryption>,
  ids: ReadonlyMap<string, string>,
): string[] {
  const { values, holder } = encryptions.get(id) ?? { values: [], holder: undefined };
  const outerId = holder === undefined ? undefined : ids.get(holder);
  if (outerId === undefined) return [...values];
  const outer = capturesOf(outerId, encryptions, ids);
  return values.map((value) => {
    const [root, members] = splitRoot(value);
    return root.startsWith(argumentPrefix)
      ? `${outer[Number(root.slice(argumentPrefix.length))] ?? root}${members}`
      : value;
  });
}

function splitRoot(path: string): [string, string] {
  const end = ["?.", "."].map((separator) => path.indexOf(separator)).filter((at) => at >= 0);
  const at = end.length === 0 ? path.length : Math.min(...end);
  return [path.slice(0, at), path.slice(at)];
}

/** `export const $$RSC_SERVER_ACTION_0 = async function name() {}`. */
function movedFunction({ id, init }: TSESTree.VariableDeclarator): { name: string; functionName: string } | undefined {
  if (id.type !== "Identifier" || !id.name.startsWith(inlinePrefix) || init?.type !== "FunctionExpression")
    return undefined;
  return { name: id.name, functionName: init.id?.name ?? "" };
}

function order({ name, inline }: CompiledReference): number {
  return inline ? Number(name.slice(inlinePrefix.length)) : -1;
}
