/** Names as the words they are made of, and sets of words. */

/** `createHTTPClient` -> create, http, client; `create_order` -> create, order. */
export function wordsOf(name: string): readonly string[] {
  const words: string[] = [];
  let word = "";
  for (let at = 0; at < name.length; at += 1) {
    const letter = name.charAt(at);
    const isBetween = separators.includes(letter);
    if (word !== "" && (isBetween || beginsWord(name, at))) {
      words.push(word.toLowerCase());
      word = "";
    }
    if (!isBetween) word += letter;
  }
  return word === "" ? words : [...words, word.toLowerCase()];
}

/** `create` of `db.user.create`. */
export function lastName(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}

const separators = " \t\r\n$_-";

/** A capital after a small letter or a digit, or the last of several before a small letter. */
function beginsWord(name: string, at: number): boolean {
  if (!isCapital(name.charAt(at))) return false;
  const before = name.charAt(at - 1);
  return isSmall(before) || isDigit(before) || (isCapital(before) && isSmall(name.charAt(at + 1)));
}

function isCapital(letter: string): boolean {
  return letter >= "A" && letter <= "Z";
}

function isSmall(letter: string): boolean {
  return letter >= "a" && letter <= "z";
}

function isDigit(letter: string): boolean {
  return letter >= "0" && letter <= "9";
}

/** `"is has may"` */
export function words(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}
