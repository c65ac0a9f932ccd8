/** What a call asks the request for: a cookie that knows a guest again, a header, something of what the client sent. */
import { soundsLikeGuestKey } from "../knowledge/auth-holders.ts";
import type { FlowValue } from "../model/flow.ts";
import { boundParameter, frameOf, resultOf } from "./guards-frames.ts";
import type { GuardFrame, VisitedCall } from "./guards-model.ts";

/** `(await headers()).get("x-forwarded-for")`: what the request is asked for. */
export function headersAsked({ call, frame }: VisitedCall): readonly string[] {
  const result = frame.results.get(call.end);
  if (result?.kind !== "derived" || result.callee?.call !== "headers().get") return [];
  return call.args.flatMap((given) => (given.kind === "constant" ? (given.text ?? []) : []));
}

/** `(await cookies()).get("cartId")` */
export function isGuestKey({ call, frame }: VisitedCall): boolean {
  const result = frame.results.get(call.end);
  return result?.kind === "cookie" && soundsLikeGuestKey(result.name);
}

/**
 * Whether a callee is a method of what the client sent, or of what such a method gave: `db.from("users").select` of a parameter `db`. No
 * client sends an object that has one: React takes data alone.
 */
export function isMadeOnInput(frame: GuardFrame, callee: FlowValue): boolean {
  if (callee.kind === "parameter") {
    const bound = boundParameter(frame, callee);
    if (bound) return bound.kind === "flow" && bound.value !== callee && isMadeOnInput(bound.frame, bound.value);
    return callee.path.length > 0 && frameOf(frame, callee.owner)?.others === "client";
  }
  const found = callee.kind === "result" ? resultOf(frame, callee.call) : undefined;
  const on = found?.kind === "derived" ? found.on : undefined;
  return on?.kind === "flow" && isOfInput(on.frame, on.value);
}

/** What the client sent itself, or what a method of it gave. */
function isOfInput(frame: GuardFrame, value: FlowValue): boolean {
  if (value.kind !== "parameter") return isMadeOnInput(frame, value);
  const bound = boundParameter(frame, value);
  if (!bound) return frameOf(frame, value.owner)?.others === "client";
  return bound.kind === "flow" && bound.value !== value && isOfInput(bound.frame, bound.value);
}
