import { applyEdits, type FormattingOptions, modify, type ParseError, parse } from "jsonc-parser";

/** A JSON text (comments and trailing commas allowed) with one value set, the rest as it was; `undefined` for a malformed one. */
export function setInJson(text: string, path: readonly string[], value: unknown): string | undefined {
  const errors: ParseError[] = [];
  parse(text, errors, { allowTrailingComma: true });
  if (errors.length > 0) return undefined;
  return applyEdits(text, modify(text, [...path], value, { formattingOptions: layoutOf(text) }));
}

/** The indentation and line ends of the text. */
function layoutOf(text: string): FormattingOptions {
  const indentation =
    text
      .split("\n")
      .find((line) => /^[ \t]+\S/u.test(line))
      ?.match(/^[ \t]+/u)?.[0] ?? "  ";
  return {
    insertSpaces: !indentation.startsWith("\t"),
    tabSize: indentation.startsWith("\t") ? 1 : indentation.length,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
}
