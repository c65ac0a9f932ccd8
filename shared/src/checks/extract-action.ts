/** The refactoring of an inline action of a server module that is right where it is: it moves to an actions file when one asks for it. */
import { closureOf } from "../analyze/captures.ts";
import { isClientOnly } from "../graph/client-module.ts";
import type { CheckContext } from "../model/check.ts";
import type { Suggestion } from "../model/finding.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { type Span, spanOf } from "../model/span.ts";
import { findDirective, functionPrologue } from "../syntax/directives.ts";
import { planMove } from "./move-to-actions-file.ts";
import { secretInCapture } from "./secret-values.ts";

/** `refusal`: why it cannot be done, where it would be about this action. */
export type Extraction =
  | { readonly title: string; readonly suggestion: Suggestion<"moveToFile"> }
  | { readonly title: string; readonly refusal: string };

/** What can be offered at `span`: on the name or the head of an inline action, or on its directive. */
export function extractionAt(context: CheckContext<object>, span: Span): Extraction | undefined {
  const { graph, module } = context;
  if (!module.isReact || module.boundary !== "none") return undefined;
  const action = inlineActionAt(module, span);
  // There it is a finding, with this as its repair.
  if (!action || isClientOnly(graph, module)) return undefined;
  const title = "Move to an actions file";
  const { captures } = closureOf(module, { origin: "function", handler: action });
  const secret = captures.find((capture) => secretInCapture(context, capture));
  if (secret) return { title, refusal: `\`${secret.text}\` would be bound, and anybody can read what is bound.` };
  const move = planMove(context, action, { bindsCaptures: true });
  if ("refusal" in move) return { title, ...move };
  const { bound, file, name, suggestion } = move;
  const values = bound.map((text) => `\`${text}\``).join(", ");
  const note = bound.length > 0 ? `, and bind ${values}: not encrypted, as its closure is` : "";
  return { title: `Move \`${name}\` to \`${file}\`${note}`, suggestion };
}

function inlineActionAt(module: ModuleAnalysis, span: Span): FunctionNode | undefined {
  return module.functions.findLast((node) => {
    const directive = findDirective(functionPrologue(node), "use server");
    return directive && (touches(spanOf(directive.node), span) || touches(headOf(node), span));
  });
}

/** From the name that it is given to its body. */
function headOf({ body, parent, range }: FunctionNode): Span {
  const declarator = parent?.type === "VariableDeclarator" ? parent : undefined;
  return { start: declarator?.range[0] ?? range[0], end: body.range[0] };
}

function touches(left: Span, right: Span): boolean {
  return left.start <= right.end && right.start <= left.end;
}
