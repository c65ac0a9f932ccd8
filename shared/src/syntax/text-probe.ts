/** Cheap questions about a text, asked before any tree is looked at. They may say yes wrongly, never no. */

/** Whether the text can hold a `"use server"` directive. */
export function mayHaveServerDirective(text: string): boolean {
  return text.includes("use server");
}

/** Whether the text can hold a `"use client"` directive. */
export function mayHaveClientDirective(text: string): boolean {
  return text.includes("use client");
}

/** Whether one of `words` stands anywhere in the text. */
export function mentionsAny(text: string, words: Iterable<string>): boolean {
  for (const word of words) if (text.includes(word)) return true;
  return false;
}
