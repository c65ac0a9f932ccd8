/** The values that an action closes over, as parameters of a function that does not. */
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { type Capture, closureOf } from "../analyze/captures.ts";
import { pathOf, prefixOf } from "../analyze/member-paths.ts";
import { flawOfCapture } from "../crossing/captured-values.ts";
import type { ValueScope } from "../crossing/value-scope.ts";
import { builtinMethods } from "../knowledge/builtin-methods.ts";
import type { CheckContext } from "../model/check.ts";
import type { Edit } from "../model/finding.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { isTypeScriptFile } from "../syntax/erased-by-typescript.ts";
import { memberName } from "../syntax/calls.ts";
import { referencesInside } from "../syntax/references-inside.ts";
import { wrapped } from "../syntax/unwrap.ts";
import type { Variable } from "../syntax/variables.ts";

type Scope = TSESLint.Scope.Scope;

export interface ActionParameters {
  /** `id: string`, for the captured values in the order of `values`. */
  readonly leading: readonly string[];
  /** The function's own, with types where it leaves them to its context. */
  readonly own: readonly Edit[];
  /** The captured expressions, as written. */
  readonly values: readonly { readonly text: string }[];
  /** The names of the parameters in place of the captured expressions. */
  readonly uses: readonly Edit[];
  readonly variables: readonly Variable[];
}

/** Refused where a value cannot be sent, may be a function, or has no type that can be written down. */
export function actionParameters(
  { module, graph, types }: CheckContext<object>,
  action: FunctionNode,
): ActionParameters | { readonly refusal: string } {
  const scope: ValueScope = { module, graph, types };
  const { captures, lost } = closureOf(module, { origin: "function", handler: action });
  const [lostName] = lost;
  if (lostName) return { refusal: `\`${lostName.variable.name}\` does not reach it as it is.` };
  const other = captures.find((capture) => !isPlainValue(scope, capture));
  if (other) return { refusal: `\`${other.text}\`, which it closes over, may be something that cannot be sent.` };
  const needsTypes = isTypeScriptFile(module.filename);
  const typeOf = (node: TSESTree.Node): string | undefined => (needsTypes ? types?.writtenType(node) : "");
  const leading: string[] = [];
  const values: { text: string }[] = [];
  const uses: Edit[] = [];
  const taken = namesIn(module, action);
  for (const capture of captures) {
    const nodes = capture.uses.map(({ node }) => prefixOf(module.text, node, capture.path.length));
    const [first] = nodes;
    const type = first && typeOf(first);
    if (!first || type === undefined)
      return { refusal: `The type of \`${capture.text}\` cannot be written in another file.` };
    const last = capture.path.at(-1)?.slice(1) ?? capture.variable.name;
    const name = capture.path.length === 0 ? last : freeName(last, taken);
    taken.add(name);
    leading.push(type === "" ? name : `${name}: ${type}`);
    values.push({ text: module.text.slice(...first.range) });
    if (capture.path.length > 0)
      uses.push(...nodes.map((node) => ({ start: node.range[0], end: node.range[1], text: name })));
  }
  const own = needsTypes ? typedParameters(action, typeOf) : [];
  if (!own) return { refusal: "The type of a parameter cannot be written in another file." };
  return { leading, own, values, uses, variables: captures.map(({ variable }) => variable) };
}

/** The names that mean something in the action, apart from members. */
function namesIn({ scopes }: ModuleAnalysis, action: FunctionNode): Set<string> {
  const used = referencesInside(scopes, action).map(({ identifier }) => identifier.name);
  const own = scopes.acquire(action);
  return new Set([...used, ...(own ? declaredWithin(own) : [])]);
}

function declaredWithin({ childScopes, set }: Scope): readonly string[] {
  return [...set.keys(), ...childScopes.flatMap(declaredWithin)];
}

function freeName(base: string, taken: ReadonlySet<string>): string {
  for (let count = 2, name = base; ; count += 1, name = `${base}${count - 1}`) if (!taken.has(name)) return name;
}

/** Nothing that is called, except what a value of the language has. */
function isPlainValue(scope: ValueScope, capture: Capture): boolean {
  const { module } = scope;
  const { path, uses } = capture;
  if (path.some((member) => member.startsWith("?.")) || flawOfCapture(scope, capture)) return false;
  return uses.every(({ inParameters, node, role }) => {
    const expression = wrapped(node);
    const { parent } = expression;
    const isCalled = parent !== undefined && "callee" in parent && parent.callee === expression;
    const isTag = parent?.type === "TaggedTemplateExpression";
    if (
      isTag ||
      role !== "value" ||
      inParameters ||
      (parent?.type === "Property" && parent.shorthand && path.length > 0)
    )
      return false;
    if (!isCalled) return true;
    const method = node.type === "MemberExpression" ? memberName(node) : undefined;
    return method !== undefined && builtinMethods.has(method) && pathOf(module.text, node)?.path.length !== path.length;
  });
}

/** Types for the parameters that have none; `undefined` when one of them has no type that can be written. */
function typedParameters(
  { params }: FunctionNode,
  typeOf: (node: TSESTree.Node) => string | undefined,
): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  for (const parameter of params) {
    if (parameter.type === "AssignmentPattern" && parameter.left.type === "Identifier") continue;
    if ("typeAnnotation" in parameter && parameter.typeAnnotation) continue;
    const type = parameter.type === "Identifier" ? typeOf(parameter) : undefined;
    if (type === undefined) return undefined;
    edits.push({ start: parameter.range[1], end: parameter.range[1], text: `: ${type}` });
  }
  return edits;
}
