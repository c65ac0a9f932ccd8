/** What stands in place of an action that moves to another file. */
import type { TSESTree } from "@typescript-eslint/utils";
import { codeStyleOf } from "../edits/layout.ts";
import { removeStatement } from "../edits/remove-statement.ts";
import type { Edit } from "../model/finding.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { functionName } from "../syntax/functions.ts";
import { scopesDeclaring } from "../syntax/names-of-file.ts";
import { mentionsWord } from "../syntax/text-probe.ts";
import type { ActionParameters } from "./action-parameters.ts";

export interface PlaceOfMoved {
  /** The action's own name, where the import takes it over and the declaration goes. */
  readonly keptName?: string;
  /** What stands in place of the function, which is called `name` in its file. */
  edits(name: string): readonly Edit[];
}

/** `taken`: the text that it moves to. `undefined` where it is used before it stands, which a constant cannot be. */
export function placeOfMoved(
  module: ModuleAnalysis,
  action: FunctionNode,
  { values }: ActionParameters,
  taken: string,
): PlaceOfMoved | undefined {
  const ownName = functionName(action);
  const bound = (name: string): string =>
    values.length === 0 ? name : `${name}.bind(null, ${values.map(({ text }) => text).join(", ")})`;
  const [start, end] = action.range;
  const statement = statementOf(action);
  const isAlone =
    ownName !== undefined && !mentionsWord(taken, [ownName]) && scopesDeclaring(module.scopes, ownName) === 1;
  if (statement && isAlone && values.length === 0)
    return { keptName: ownName, edits: () => [removeStatement(module.text, statement)] };
  if (action.type !== "FunctionDeclaration") return { edits: (name) => [{ start, end, text: bound(name) }] };
  const { semicolon } = codeStyleOf(module);
  // Inside it is another function.
  const isUsedBefore = module.scopes
    .getDeclaredVariables(action)[0]
    ?.references.some(({ identifier }) => identifier.range[0] < end);
  if (!ownName || isUsedBefore) return undefined;
  return { edits: (name) => [{ start, end, text: `const ${ownName} = ${bound(name)}${semicolon}` }] };
}

/** The statement that only declares the action, without a type of its own. */
function statementOf(action: FunctionNode): TSESTree.Node | undefined {
  if (action.type === "FunctionDeclaration") return action;
  const { parent } = action;
  if (parent?.type !== "VariableDeclarator" || parent.id.type !== "Identifier" || parent.id.typeAnnotation)
    return undefined;
  const declaration = parent.parent;
  if (declaration.declarations.length > 1 || declaration.kind !== "const") return undefined;
  return declaration.parent.type === "BlockStatement" || declaration.parent.type === "Program"
    ? declaration
    : undefined;
}
