/**
 * Moves an action into a file of Server Functions beside its module: what it closes over becomes its first parameters, and is bound where the
 * action was. Offered where every name and, in TypeScript, every type it needs can be had there.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import { type ImportedVariable, namesFromOutside } from "../analyze/names-from-outside.ts";
import { codeStyleOf } from "../edits/layout.ts";
import { removeStatement } from "../edits/remove-statement.ts";
import type { CheckContext } from "../model/check.ts";
import type { Edit, FileEdit, Suggestion } from "../model/finding.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { isInside } from "../syntax/children.ts";
import { findDirective, functionPrologue } from "../syntax/directives.ts";
import { functionName } from "../syntax/functions.ts";
import { findActionsFile } from "./actions-file.ts";
import { actionParameters, type ActionParameters } from "./action-parameters.ts";
import { importEdits, importsOf } from "./moved-imports.ts";
import { movedFunction } from "./moved-function.ts";
import { freeName, nameForMoved } from "./moved-name.ts";

type Context = CheckContext<object>;

export interface MoveOptions {
  /** What the action closes over is bound, where the action stood. Otherwise only one that closes over nothing is moved. */
  readonly bindsCaptures: boolean;
  /** Also a function that is not `async` yet and gives nothing back. */
  readonly becomesAsync?: boolean;
}

/** Empty where nobody can be certain that the action works there. */
export function moveToActionsFile(
  context: Context,
  action: FunctionNode,
  { bindsCaptures, becomesAsync = false }: MoveOptions,
): Suggestion<"moveToFile">[] {
  const { graph, module } = context;
  const isMovable = (action.async || becomesAsync) && canStandAlone(module, action);
  const parameters = isMovable ? actionParameters(context, action) : undefined;
  if (!parameters || (!bindsCaptures && parameters.values.length > 0)) return [];
  const names = namesFromOutside(module, action, parameters.variables);
  const target = findActionsFile(graph, module);
  if (!names || !target || names.imports.some((used) => isOfClient(context, used, target.file))) return [];
  if (names.exports.length > 0 && !mayBeImported(context)) return [];
  const taken = target.text ?? "";
  if ([...names.imports, ...names.exports].some(({ variable }) => taken.includes(variable.name))) return [];
  const place = placeOf(module, action, parameters);
  if (!place) return [];
  const name = place.keptName ?? freeName(module, taken, nameForMoved(action));
  if (taken.includes(name)) return [];
  const moved = movedFunction(module, action, parameters, name);
  return [
    {
      messageId: "moveToFile",
      data: { name, file: target.file.slice(target.file.lastIndexOf("/") + 1) },
      edits: [...place.edits(name), ...importEdits(module, action, names.imports, name, target.source)],
      files: [fileEdit(module, target, importsOf(module, names), moved)],
    },
  ];
}

/** A module that runs on the server, of which Next.js makes no page or route. */
function mayBeImported({ graph, module }: Context): boolean {
  return graph.environmentOf(module.filename) === "server" && graph.roleOf(module.filename) === undefined;
}

/** A function that is no method, has no action in it or around it, and no `this`. */
function canStandAlone(module: ModuleAnalysis, action: FunctionNode): boolean {
  const { parent } = action;
  if (action.generator || parent?.type === "MethodDefinition") return false;
  if (parent?.type === "Property" && (parent.method || parent.kind !== "init")) return false;
  if (parent?.type.startsWith("Export")) return false;
  const others = module.functions.filter((other) => other !== action && isAction(other));
  if (others.some((other) => isInside(other, action) || isInside(action, other))) return false;
  const keywords = [...module.nodesOfType("ThisExpression"), ...module.nodesOfType("Super")];
  const args = module.nodesOfType("Identifier").filter(({ name }) => name === "arguments");
  return ![...keywords, ...args].some((node) => isInside(node, action));
}

function isAction(node: FunctionNode): boolean {
  return findDirective(functionPrologue(node), "use server") !== undefined;
}

/** What a client module exports is only a reference on the server, and a file cannot import itself. */
function isOfClient({ graph, module }: Context, { declaration }: ImportedVariable, target: string): boolean {
  const file = graph.resolveModule(declaration.source.value, module.filename);
  return file !== undefined && (file === target || graph.boundaryOf(file) === "client");
}

interface Place {
  /** The action's own name, where the import takes it over and the declaration goes. */
  readonly keptName?: string;
  /** What stands in place of the function, which is called `name` in its file. */
  edits(name: string): readonly Edit[];
}

function placeOf(module: ModuleAnalysis, action: FunctionNode, { values }: ActionParameters): Place | undefined {
  const ownName = functionName(action);
  const bound = (name: string): string =>
    values.length === 0 ? name : `${name}.bind(null, ${values.map(({ text }) => text).join(", ")})`;
  const [start, end] = action.range;
  const statement = statementOf(action);
  const isAlone = ownName !== undefined && module.scopes.scopes.filter(({ set }) => set.has(ownName)).length === 1;
  if (statement && isAlone && values.length === 0)
    return { keptName: ownName, edits: () => [removeStatement(module.text, statement)] };
  if (action.type !== "FunctionDeclaration") return { edits: (name) => [{ start, end, text: bound(name) }] };
  // A declaration can be used before it stands, a constant cannot; and inside it is another function.
  const { semicolon } = codeStyleOf(module);
  if (
    !ownName ||
    module.scopes.getDeclaredVariables(action)[0]?.references.some(({ identifier }) => identifier.range[0] < end)
  )
    return undefined;
  const text = (name: string): string => `const ${ownName} = ${bound(name)}${semicolon}`;
  return { edits: (name) => [{ start, end, text: text(name) }] };
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

function fileEdit(
  module: ModuleAnalysis,
  target: NonNullable<ReturnType<typeof findActionsFile>>,
  importLines: readonly string[],
  moved: string,
): FileEdit {
  const { lineBreak, quote, semicolon } = codeStyleOf(module);
  const { file, afterDirective, text } = target;
  const imports = importLines.join(lineBreak);
  if (text === undefined) {
    const parts = [`${quote}use server${quote}${semicolon}`, ...(imports === "" ? [] : [imports]), moved];
    return { file, newText: `${parts.join(lineBreak.repeat(2))}${lineBreak}` };
  }
  const gap = text.endsWith("\n") ? lineBreak : lineBreak.repeat(2);
  const end = { start: text.length, end: text.length, text: `${gap}${moved}${lineBreak}` };
  if (imports === "") return { file, edits: [end] };
  const start = { start: afterDirective, end: afterDirective, text: `${lineBreak}${imports}` };
  return { file, edits: [start, end] };
}
