/** Names by which code speaks of who somebody is, as data. Counted over the columns and parameters of the code bases that the labels are of. */
import { wordsOf } from "./words.ts";

/** Columns and values that say whose a row is. */
const owners: ReadonlySet<string> = new Set([
  "authorid",
  "buyerid",
  "createdby",
  "createdbyid",
  "creatorid",
  "organizerid",
  "ownerid",
  "sellerid",
  "submittedby",
  "updatedby",
  "userid",
]);

/** Columns that say what somebody may do. */
const privileges: ReadonlySet<string> = new Set(["isadmin", "permissions", "role", "userrole"]);

/** Tables of what is said in a conversation: there a `role` is who speaks, `user` or `assistant`. */
const utterances: ReadonlySet<string> = new Set([
  "completion",
  "completions",
  "message",
  "messages",
  "prompt",
  "prompts",
  "utterance",
  "utterances",
]);

const sessionWords: ReadonlySet<string> = new Set(["auth", "claims", "ctx", "jwt", "me", "session", "viewer"]);

const userWords: ReadonlySet<string> = new Set(["account", "member", "profile", "user", "workspace"]);

const permissionWords: ReadonlySet<string> = new Set([
  "ability",
  "access",
  "admin",
  "allowed",
  "assert",
  "authorize",
  "authorized",
  "can",
  "enforce",
  "guard",
  "member",
  "membership",
  "owner",
  "ownership",
  "owns",
  "permission",
  "permissions",
  "permitted",
  "policy",
  "protect",
  "require",
  "role",
  "roles",
]);

const flat = (name: string): string => wordsOf(name).join("");

/** `userId`, `author_id`. */
export function isOwnerName(name: string): boolean {
  return owners.has(flat(name));
}

/** `role`, `isAdmin`. */
export function isPrivilegeName(name: string): boolean {
  return privileges.has(flat(name));
}

/** `message`, `chatMessages`; not `messageAuthors`. */
export function isUtteranceName(name: string): boolean {
  return utterances.has(wordsOf(name).at(-1) ?? "");
}

/** `session`, `ctx`, `authUser`. */
export function isSessionName(name: string): boolean {
  return wordsOf(name).some((word) => sessionWords.has(word));
}

/** `user`, `dbUser`: holds somebody, when it was read by a call. */
export function isUserName(name: string): boolean {
  return wordsOf(name).some((word) => userWords.has(word));
}

/** `requireAdmin`, `canEdit`, `role`: speaks of what somebody may do. */
export function isPermissionName(name: string): boolean {
  return wordsOf(name).some((word) => permissionWords.has(word));
}
