/** What the names that people give to functions say of them. For calls that nobody can follow. */

/** A function whose name begins with one of these changes something, in practice. */
const writingVerbs: ReadonlySet<string> = new Set([
  "accept",
  "activate",
  "add",
  "append",
  "approve",
  "archive",
  "assign",
  "attach",
  "ban",
  "bulk",
  "cancel",
  "claim",
  "clear",
  "clone",
  "complete",
  "confirm",
  "create",
  "deactivate",
  "decline",
  "decrement",
  "delete",
  "deploy",
  "detach",
  "disable",
  "disconnect",
  "dispatch",
  "duplicate",
  "edit",
  "enable",
  "enqueue",
  "enroll",
  "follow",
  "import",
  "increment",
  "insert",
  "invite",
  "issue",
  "join",
  "leave",
  "link",
  "login",
  "logout",
  "mark",
  "merge",
  "move",
  "mutate",
  "patch",
  "persist",
  "post",
  "publish",
  "purchase",
  "put",
  "register",
  "reject",
  "remove",
  "rename",
  "reorder",
  "replace",
  "reset",
  "resend",
  "restore",
  "revoke",
  "rotate",
  "save",
  "schedule",
  "send",
  "set",
  "store",
  "submit",
  "subscribe",
  "swap",
  "sync",
  "toggle",
  "transfer",
  "trigger",
  "unarchive",
  "unban",
  "unenroll",
  "unfollow",
  "unlink",
  "unpublish",
  "unsubscribe",
  "update",
  "upload",
  "upsert",
  "write",
]);

/** Followed by one of these it is about something that does not outlive the request, or that is no mutation by definition. */
const harmlessObjects: ReadonlySet<string> = new Set([
  "action",
  "analytics",
  "audit",
  "breadcrumb",
  "cache",
  "client",
  "context",
  "duplicates",
  "empty",
  "error",
  "event",
  "extra",
  "hash",
  "header",
  "headers",
  "log",
  "logger",
  "metric",
  "metrics",
  "null",
  "path",
  "query",
  "schema",
  "state",
  "tag",
  "tags",
  "timeout",
  "undefined",
  "url",
]);

/** Whether a name begins with a verb that writes: `createOrder`, `sendInvite`, `save`; not `createHash`, `created`, `setTimeout`. */
export function isWritingName(name: string): boolean {
  const [verb = "", ...objects] = wordsOf(name);
  if (["log", "sign"].includes(verb)) return ["in", "on", "out", "up"].includes(objects[0] ?? "");
  if (!writingVerbs.has(verb)) return false;
  return !harmlessObjects.has(objects.at(-1) ?? "") && !harmlessObjects.has(objects[0] ?? "");
}

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

/** Whether a text in GraphQL may have this name. */
export function isDocumentName(name: string): boolean {
  const last = wordsOf(name).at(-1) ?? "";
  return last === "document" || last === "mutation" || last === "query" || last === "gql";
}
