/**
 * Moves an action into a file of Server Functions: what it closes over becomes its first parameters, and is bound where the action was. Possible
 * where every name and, in TypeScript, every type it needs can be had there.
 */
import { namesFromOutside } from "../analyze/names-from-outside.ts";
import { addFunction } from "../edits/add-function.ts";
import { relativeFile } from "../edits/relative-specifier.ts";
import type { CheckContext } from "../model/check.ts";
import type { Suggestion } from "../model/finding.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { findDirective, functionPrologue } from "../syntax/directives.ts";
import { enclosingFunction } from "../syntax/functions.ts";
import { mentionsWord } from "../syntax/text-probe.ts";
import { itemsWithin } from "../syntax/within.ts";
import { actionParameters } from "./action-parameters.ts";
import { findActionsFile } from "./actions-file.ts";
import { importEdits, importsOf } from "./moved-imports.ts";
import { movedFunction } from "./moved-function.ts";
import { freeName, nameForMoved } from "./moved-name.ts";
import { placeOfMoved } from "./moved-place.ts";
import { missingImports } from "./names-there.ts";

type Context = CheckContext<object>;

export interface MoveOptions {
  /** What the action closes over is bound, where the action stood. Otherwise only one that closes over nothing is moved. */
  readonly bindsCaptures: boolean;
  /** Also a function that is not `async` yet and gives nothing back. */
  readonly becomesAsync?: boolean;
}

export interface Move {
  /** What it is called there. */
  readonly name: string;
  /** As a person finds it from here. */
  readonly file: string;
  readonly suggestion: Suggestion<"moveToFile">;
  /** The code of the values that are bound then. */
  readonly bound: readonly string[];
}

/** Why nobody can be certain that the action works elsewhere: one sentence. */
export interface Refusal {
  readonly refusal: string;
}

/** Empty where nobody can be certain that the action works there. */
export function moveToActionsFile(
  context: Context,
  action: FunctionNode,
  options: MoveOptions,
): Suggestion<"moveToFile">[] {
  const move = planMove(context, action, options);
  return "refusal" in move ? [] : [move.suggestion];
}

export function planMove(
  context: Context,
  action: FunctionNode,
  { bindsCaptures, becomesAsync = false }: MoveOptions,
): Move | Refusal {
  const { graph, module } = context;
  const bar =
    action.async || becomesAsync ? whyTied(module, action) : "Only an async function can be a Server Function.";
  if (bar !== undefined) return { refusal: bar };
  const parameters = actionParameters(context, action);
  if ("refusal" in parameters) return parameters;
  if (!bindsCaptures && parameters.values.length > 0) return { refusal: "It closes over values." };
  const names = namesFromOutside(module, action, parameters.variables);
  if ("missing" in names) return { refusal: `It uses \`${names.missing}\`, which this file does not export.` };
  if (names.exports.length > 0 && !mayBeImported(context))
    return {
      refusal: `It uses \`${names.exports[0]?.variable.name}\` of this file, which is not for others to import.`,
    };
  const target = findActionsFile(graph, module, { hasElements: hasElements(module, action) });
  if (!target) return { refusal: "The files that it can move to are taken by something else." };
  const taken = target.text ?? "";
  const file = relativeFile(module.filename, target.file);
  const foreign = missingImports(graph, module, names.imports, target);
  if ("refusal" in foreign) return foreign;
  const clash = names.exports.find(({ variable }) => mentionsWord(taken, [variable.name]));
  if (clash) return { refusal: `\`${clash.variable.name}\` means something else in \`${file}\`.` };
  const place = placeOfMoved(module, action, parameters, taken);
  if (!place) return { refusal: "It is used before it is declared." };
  const name = place.keptName ?? freeName(module, taken, nameForMoved(action));
  const imports = importsOf(module, { imports: foreign.added, exports: names.exports }, target.file);
  return {
    name,
    file,
    bound: parameters.values.map(({ text }) => text),
    suggestion: {
      messageId: "moveToFile",
      data: { name, file },
      edits: [...place.edits(name), ...importEdits(module, action, names.imports, name, target.source)],
      files: [addFunction(module, target, imports, movedFunction(module, action, parameters, name))],
    },
  };
}

/** A module that runs on the server, of which Next.js makes no page or route. */
function mayBeImported({ graph, module }: Context): boolean {
  return graph.environmentOf(module.filename) === "server" && graph.roleOf(module.filename) === undefined;
}

/** What keeps it where it is, apart from names. */
function whyTied(module: ModuleAnalysis, action: FunctionNode): string | undefined {
  const { parent } = action;
  const isAccessor = parent?.type === "Property" && (parent.method || parent.kind !== "init");
  if (action.generator || isAccessor || parent?.type === "MethodDefinition")
    return "A method or generator cannot stand alone.";
  if (parent?.type.startsWith("Export")) return "It is exported: other files import it from here.";
  const within = itemsWithin(module.functions, (node) => node, action.range).filter((node) => node !== action);
  if ([...within, ...functionsAround(action)].some(isAction))
    return "It holds another Server Function, or stands in one.";
  const keywords = [...module.nodesOfType("ThisExpression", action), ...module.nodesOfType("Super", action)];
  return keywords.length > 0 || module.nodesOfType("Identifier", action).some(({ name }) => name === "arguments")
    ? "It uses `this`, `super` or `arguments`."
    : undefined;
}

function functionsAround(node: FunctionNode): readonly FunctionNode[] {
  const around = enclosingFunction(node);
  return around ? [around, ...functionsAround(around)] : [];
}

function isAction(node: FunctionNode): boolean {
  return findDirective(functionPrologue(node), "use server") !== undefined;
}

function hasElements(module: ModuleAnalysis, action: FunctionNode): boolean {
  return module.nodesOfType("JSXElement", action).length + module.nodesOfType("JSXFragment", action).length > 0;
}
