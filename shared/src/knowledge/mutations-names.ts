/** What the names that people give to functions say of them. For calls that nobody can follow. */
import { wordsOf } from "./words.ts";

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
  "db",
  "drizzle",
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
  "pool",
  "prisma",
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
  if (!writingVerbs.has(verb) || isOfText(verb, objects)) return false;
  return !harmlessObjects.has(objects.at(-1) ?? "") && !harmlessObjects.has(objects[0] ?? "");
}

/** `replace` alone is what texts are asked for. */
function isOfText(verb: string, objects: readonly string[]): boolean {
  return verb === "replace" && objects.length === 0;
}

/** Whether a text in GraphQL may have this name. */
export function isDocumentName(name: string): boolean {
  const last = wordsOf(name).at(-1) ?? "";
  return last === "document" || last === "mutation" || last === "query" || last === "gql";
}
