/** What a string in source text stands for, read without a parser. */

/** The value of the string literal whose quotes stand at `start` and before `end`. */
export function cookedString(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end - 1);
  if (!raw.includes("\\")) return raw;
  let cooked = "";
  for (let at = 0; at < raw.length;) {
    if (raw.charAt(at) !== "\\") {
      cooked += raw.charAt(at);
      at += 1;
      continue;
    }
    const escape = escapeAt(raw, at + 1);
    cooked += escape.value;
    at = escape.end;
  }
  return cooked;
}

interface Escape {
  readonly value: string;
  /** The position after it. */
  readonly end: number;
}

/** `at`: the character after the backslash. What is no escape stands for itself, as it does for a parser that goes on. */
function escapeAt(raw: string, at: number): Escape {
  const character = raw.charAt(at);
  if (character === "x") return codeAt(raw, at + 1, at + 3);
  if (character === "u" && raw.charAt(at + 1) === "{") {
    const close = raw.indexOf("}", at);
    return { ...codeAt(raw, at + 2, close), end: close === -1 ? raw.length : close + 1 };
  }
  if (character === "u") return codeAt(raw, at + 1, at + 5);
  if (character === "\r" && raw.charAt(at + 1) === "\n") return { value: "", end: at + 2 };
  return { value: simpleEscapes[character] ?? character, end: at + 1 };
}

function codeAt(raw: string, start: number, end: number): Escape {
  const code = Number.parseInt(raw.slice(start, end), 16);
  return { value: code <= 0x10ffff ? String.fromCodePoint(code) : "", end };
}

/** A backslash before the end of a line joins the lines. */
const simpleEscapes: Readonly<Record<string, string>> = {
  "0": "\0",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\n": "",
  "\r": "",
  "\u2028": "",
  "\u2029": "",
};
