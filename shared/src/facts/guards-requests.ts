/** What a call asks the request for: a cookie that knows a guest again, a header. */
import { soundsLikeGuestKey } from "../knowledge/auth-holders.ts";
import type { VisitedCall } from "./guards-model.ts";

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
