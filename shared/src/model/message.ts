import type { Check } from "./check.ts";

/** The text of a message, for hosts that fill in the placeholders themselves: `{{ name }}` as ESLint reads it; unknown names stay. */
export function formatMessage(
  check: Pick<Check, "messages">,
  message: { readonly messageId: string; readonly data?: Readonly<Record<string, string>> },
): string {
  const template = check.messages[message.messageId];
  if (template === undefined) return message.messageId;
  return template.replace(
    /\{\{\s*([^{}]+?)\s*\}\}/gu,
    (placeholder, name: string) => message.data?.[name] ?? placeholder,
  );
}

/** What a message says to do: its last sentence. */
export function adviceOf(message: string): string {
  let isCode = false;
  let start = 0;
  for (let index = 0; index < message.length - 2; index += 1) {
    if (message[index] === "`") isCode = !isCode;
    if (!isCode && message[index] === "." && message[index + 1] === " ") start = index + 2;
  }
  return message.slice(start);
}
