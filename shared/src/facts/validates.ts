/** The fact "validates": is what the client sends checked in kind before it reaches an effect or the answer? */
import type { InputFlow } from "../flow/input-values.ts";
import { validationOf } from "../flow/validation-calls.ts";
import type { Fact, TraceStep } from "../model/facts.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { spanOf } from "../model/span.ts";
import type { ServerFunction } from "../model/server-function.ts";
import { callName } from "../syntax/short-code.ts";
import { clientFlowOf } from "./client-inputs.ts";
import type { FactsContext } from "./function-place.ts";
import { type InputSink, inputSinks } from "./input-sinks.ts";

/**
 * `yes`: all of it, wherever it is used up; the trace leads to the first check. `no`: none of it; the trace leads to where it is used.
 * `unknown`: some of it, only coerced, or out of sight. `undefined`: nothing of what the client sends is used.
 */
export function validates(
  context: FactsContext,
  module: ModuleAnalysis,
  serverFunction: ServerFunction,
): Fact | undefined {
  const flow = clientFlowOf(context, module, serverFunction);
  if (!flow) return { verdict: "unknown", trace: [] };
  const all = inputSinks(context, module, flow);
  const uses = all.filter(({ kind }) => kind !== "answer");
  const sinks = uses.length > 0 ? uses : all;
  const [unchecked] = sinks.filter(({ checked }) => checked === "no");
  const isChecked = sinks.some(({ checked }) => checked === "yes");
  if (sinks.length === 0) return undefined;
  if (unchecked) return isChecked ? { verdict: "unknown", trace: [] } : { verdict: "no", trace: unchecked.trace };
  if (!isChecked) return { verdict: "unknown", trace: [] };
  return { verdict: "yes", trace: traceOfCheck(module, serverFunction, flow, sinks) };
}

/** The check in the function itself, or in what made it, or the function that checks. */
function traceOfCheck(
  module: ModuleAnalysis,
  { wrappers }: ServerFunction,
  flow: InputFlow,
  sinks: readonly InputSink[],
): readonly TraceStep[] {
  const own = module.nodesOfType("CallExpression", flow.owner).find((call) => validationOf(flow, call));
  const [wrapper] = wrappers;
  const call = own ?? wrapper;
  if (!call) return sinks.find(({ checked, trace }) => checked === "yes" && trace.length > 0)?.trace ?? [];
  return [{ file: module.filename, ...spanOf(call), name: callName(module.text, call) }];
}
