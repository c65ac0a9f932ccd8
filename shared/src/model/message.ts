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
