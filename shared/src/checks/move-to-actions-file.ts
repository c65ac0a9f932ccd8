/**
 * Moves an inline action of a client module into a file of Server Functions: what it closes over becomes its first parameters, and is bound where the
 * action was. Offered where every name and, in TypeScript, every type it needs can be had there.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import { type ImportedVariable, importsUsedIn } from "../analyze/names-from-outside.ts";
import { codeStyleOf } from "../edits/layout.ts";
import { removeStatement } from "../edits/remove-statement.ts";
import type { CheckContext } from "../model/check.ts";
import type { Edit, FileEdit, Suggestion } from "../model/finding.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { isInside } from "../syntax/children.ts";
import { findDirective, functionPrologue } from "../syntax/directives.ts";
import { enclosingFunction, functionName } from "../syntax/functions.ts";
import { freshName } from "../syntax/fresh-name.ts";
import { findActionsFile } from "./actions-file.ts";
import { actionParameters, type ActionParameters } from "./action-parameters.ts";
import { importEdits, importsOf } from "./moved-imports.ts";
import { movedFunction } from "./moved-function.ts";
import type { MessageId } from "./no-inline-action-in-client.ts";

type Context = CheckContext<object>;

/** Empty where nobody can be certain that the action works there. */
export function moveToActionsFile(context: Context, action: FunctionNode): Suggestion<MessageId>[] {
  const { graph, module } = context;
  const parameters = isMovable(module, action) ? actionParameters(context, action) : undefined;
  const imports = parameters && importsUsedIn(module, action, parameters.variables);
  const target = findActionsFile(graph, module);
  if (!parameters || !imports || !target || imports.some((used) => isOfClient(context, used, target.file))) return [];
  if (target.text !== undefined && imports.some(({ variable }) => target.text?.includes(variable.name))) return [];
  const place = placeOf(module, action, parameters);
  if (!place) return [];
  const base = place.ownName ?? lowerFirst(`${nameAround(action) ?? ""}Action`);
  const name = place.keepsName ? base : freshName(`${module.text}${target.text ?? ""}`, withSuffix(base));
  if (target.text?.includes(name)) return [];
  const moved = movedFunction(module, action, parameters, name);
  const importLines = importsOf(module, imports);
  return [
    {
      messageId: "moveToFile",
      data: { name, file: target.file.slice(target.file.lastIndexOf("/") + 1) },
      edits: [...place.edits(name), ...importEdits(module, action, imports, name, target.source)],
      files: [fileEdit(module, target, importLines, moved)],
    },
  ];
}

/** A function that is no method, async, has no action in it or around it, and no `this`. */
function isMovable(module: ModuleAnalysis, action: FunctionNode): boolean {
  const { parent } = action;
  if (!action.async || action.generator || parent?.type === "MethodDefinition") return false;
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
  /** The name that the action has. */
  readonly ownName: string | undefined;
  /** The import takes the name over: the declaration goes. */
  readonly keepsName: boolean;
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
    return { ownName, keepsName: true, edits: () => [removeStatement(module.text, statement)] };
  if (action.type !== "FunctionDeclaration")
    return { ownName, keepsName: false, edits: (name) => [{ start, end, text: bound(name) }] };
  // A declaration can be used before it stands, a constant cannot; and inside it is another function.
  const { semicolon } = codeStyleOf(module);
  if (
    !ownName ||
    module.scopes.getDeclaredVariables(action)[0]?.references.some(({ identifier }) => identifier.range[0] < end)
  )
    return undefined;
  const text = (name: string): string => `const ${ownName} = ${bound(name)}${semicolon}`;
  return { ownName, keepsName: false, edits: (name) => [{ start, end, text: text(name) }] };
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

/** The name of the nearest function around that has one: of the component. */
function nameAround(action: FunctionNode): string | undefined {
  for (let around = enclosingFunction(action); around; around = enclosingFunction(around)) {
    const name = functionName(around);
    if (name !== undefined) return name;
  }
  return undefined;
}

function withSuffix(name: string): string {
  return name.toLowerCase().endsWith("action") ? name : `${name}Action`;
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
