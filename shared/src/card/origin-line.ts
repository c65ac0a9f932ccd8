import { callChain, memberName } from "../syntax/calls.ts";
import type { CardLine, CardSubject } from "./subject.ts";
import { code } from "./markdown.ts";

/** What makes it callable from the client. */
export const originLine: CardLine = (subject) => {
  const { origin } = subject.serverFunction;
  const directive = code('"use server"');
  const by = origin === "file" ? `exported by a ${directive} file` : `by its own ${directive} directive`;
  return `**Server Function**, ${by}${madeBy(subject)}`;
};

/** The builder or wrapper around the handler, as it is called. */
function madeBy({ module, serverFunction: { form, wrappers } }: CardSubject): string {
  const [outermost] = wrappers;
  if (form === "reexport") return ", which passes it on from another module";
  if (!outermost) return "";
  const { callee } = outermost;
  if (form !== "builder" || callee.type !== "MemberExpression")
    return `, made by ${code(module.text.slice(...callee.range))}`;
  const { root } = callChain(outermost);
  const first = module.text.slice(...root.range);
  return `, built by ${code(`${first}…${memberName(callee) ?? ""}()`)}`;
}
