import { expect, test } from "vitest";
import { adviceOf } from "../../../shared/src/model/message.ts";

test.each([
  ["It fails at run time. Remove it.", "Remove it."],
  ["It fails. So does `a. b`. Write `c. d` for it.", "Write `c. d` for it."],
  ["`a.b` is dropped: 1.5 times. Pass `null`.", "Pass `null`."],
  ["Remove it.", "Remove it."],
  ["", ""],
])("the advice of %j is %j", (message, advice) => {
  expect(adviceOf(message)).toBe(advice);
});
