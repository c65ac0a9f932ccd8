import type { Check, CheckContext } from "./check.ts";
import type { Finding } from "./finding.ts";

/** What a check finds. Code that is nested or chained deeper than the stack can follow (hundreds of levels) is not seen: there is no finding. */
export function* findingsOf<Options, MessageId extends string>(
  check: Pick<Check<Options, MessageId>, "run">,
  context: CheckContext<Options>,
): Generator<Finding<MessageId>> {
  try {
    yield* check.run(context);
  } catch (error) {
    if (!isStackExhausted(error)) throw error;
  }
}

/** As V8 says it, the engine under Node.js and editors. */
function isStackExhausted(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes("call stack");
}
