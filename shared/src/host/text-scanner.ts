/**
 * Small steps over source text, for what is read without a parser. Positions are UTF-16 offsets.
 */

/** The first position at or after `start` that is neither white space nor in a comment; `text.length` at the end. */
export function skipTrivia(text: string, start: number): number {
  let position = start;
  for (;;) {
    const code = text.charCodeAt(position);
    if (isWhiteSpace(code)) position += 1;
    else if (code === SLASH && text.charCodeAt(position + 1) === SLASH) position = endOfLine(text, position);
    else if (code === SLASH && text.charCodeAt(position + 1) === STAR) position = endOfBlockComment(text, position);
    else return position;
  }
}

/** Whether a line ends between the two positions (also inside a comment). */
export function hasLineBreak(text: string, start: number, end: number): boolean {
  for (let position = start; position < end; position += 1) {
    if (isLineBreak(text.charCodeAt(position))) return true;
  }
  return false;
}

/** The position after a string literal whose opening quote stands at `start`; `undefined` when it is not closed on its line. */
export function endOfString(text: string, start: number): number | undefined {
  const quote = text.charCodeAt(start);
  for (let position = start + 1; position < text.length; position += 1) {
    const code = text.charCodeAt(position);
    if (code === quote) return position + 1;
    if (code === BACKSLASH) position += 1;
    else if (code === LINE_FEED || code === CARRIAGE_RETURN) return undefined;
  }
  return undefined;
}

/** The position after the identifier that starts at `start`; `start` itself when none does. */
export function endOfIdentifier(text: string, start: number): number {
  let position = start;
  while (position < text.length && isIdentifierPart(text.charCodeAt(position))) position += 1;
  return position;
}

export function endOfLine(text: string, start: number): number {
  let position = start;
  while (position < text.length && !isLineBreak(text.charCodeAt(position))) position += 1;
  return position;
}

function endOfBlockComment(text: string, start: number): number {
  const end = text.indexOf("*/", start + 2);
  return end === -1 ? text.length : end + 2;
}

function isLineBreak(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN || code === 0x2028 || code === 0x2029;
}

/** Everything the language calls white space or a line terminator, and the byte order mark. */
function isWhiteSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0xa0) return false;
  return (
    code === 0xa0 ||
    code === 0xfeff ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    isLineBreak(code)
  );
}

/** Letters, digits, `_`, `$`, escapes, and all of the rest of Unicode that is no white space (names only have to be told apart here). */
function isIdentifierPart(code: number): boolean {
  if (code >= 0x80) return !isWhiteSpace(code);
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f ||
    code === 0x24
  );
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const STAR = 0x2a;
const SLASH = 0x2f;
const BACKSLASH = 0x5c;
