/**
 * What projects call their own guards. A name decides nothing where the definition can be read: it only says of a call that nobody
 * can look into whether it may be a guard.
 */
import { words, wordsOf } from "./words.ts";

const guardVerbs = words(
  "assert authorize authenticate check enforce ensure guard protect require validate verify with",
);
const readVerbs = words("fetch get load read resolve use");
const predicateVerbs = words("can has is may");
const subjects = words(
  "access admin auth authenticated authentication authed authorization authorized authz caller identity loggedin member membership owner ownership permission permissions privilege role roles session signedin user viewer",
);
const present = words("auth authed authenticated current loggedin me principal self session signedin viewer");
const wholeNames = words(
  "auth authenticate authorize currentuser currentsession getauth getsession getuser getviewer me protect verifysession",
);
/** What authorization is asked of: `permissions.check(id)`. */
const authWords = words(
  "access acl auth authentication authorization authz clerk guard guards iam identity login permission permissions rbac security session sessions user users",
);
const askedObjects = words("ability acl authorization permissions policy");
const callers = words("currentuser me viewer whoami");
const negatives = words(
  "anonymous anon denied error errors err expired fail failed failure forbidden guest invalid missing nil null redirect response unauthenticated unauthorized undefined",
);
const credentials = words("access_token auth authorization bearer jwt refresh session sessionid sid token");
const notCredentials = words("cart csrf theme locale state verifier");

/** Whether a call of this name may check who the caller is, for all one can tell from the name. */
export function soundsLikeGuard(name: string): boolean {
  const parts = joined(wordsOf(name));
  const [verb = "", ...rest] = parts;
  if (wholeNames.has(parts.join("")) || askedObjects.has(parts.join(""))) return true;
  if (guardVerbs.has(verb) || predicateVerbs.has(verb))
    return rest.some((word) => subjects.has(word)) || predicateVerbs.has(rest[0] ?? "");
  return soundsLikeIdentity(name);
}

/** Whether a call of this name gives the caller: `getCurrentUser`, `auth`, `getSession`; not `getUserById`. */
export function soundsLikeIdentity(name: string): boolean {
  const parts = joined(wordsOf(name));
  const [verb = "", ...rest] = parts;
  if (parts.includes("by") || parts.includes("create") || parts.includes("set")) return false;
  if (wholeNames.has(parts.join(""))) return true;
  return (
    (readVerbs.has(verb) || verb === "current" || verb === "cached") &&
    (verb === "current" || rest.some((word) => present.has(word)))
  );
}

/** Whether a call of this name gives what a session or a token says, where it is valid: `validateSession`, `verifyAccessToken`. */
export function soundsLikeValidation(name: string): boolean {
  const [verb = "", ...rest] = wordsOf(name);
  return (verb === "validate" || verb === "verify") && ["jwt", "session"].includes(rest.at(-1) ?? "");
}

/** Whether a member of this name is the caller, whatever it belongs to: `trpc.user.me.query()`. */
export function isNameOfCaller(name: string): boolean {
  return callers.has(wordsOf(name).join(""));
}

/** Whether a call of this name ends the action itself: `requireUser`, `assertAdmin`. */
export function soundsLikeEndingGuard(name: string): boolean {
  const [verb = "", ...rest] = joined(wordsOf(name));
  return (
    ["assert", "enforce", "ensure", "require", "protect"].includes(verb) && rest.some((word) => subjects.has(word))
  );
}

/** Whether what has this name stands for a failure: `error`, `isServiceError`, `unauthorized`. */
export function soundsLikeFailure(name: string): boolean {
  return wordsOf(name).some((word) => negatives.has(word));
}

/** Whether a cookie, header or variable of this name holds what proves an identity. */
export function soundsLikeCredential(name: string): boolean {
  const parts = wordsOf(name);
  if (parts.some((word) => notCredentials.has(word))) return false;
  return parts.some((word, index) => credentials.has(word) || (word === "key" && parts[index - 1] === "api"));
}

/** Whether a member of a session with this name is what a backend asks for: `accessToken`, `jwt`; not `id`, `tokenCount`. */
export function isCredentialMember(name: string): boolean {
  return ["bearer", "jwt", "token"].includes(wordsOf(name).at(-1) ?? "");
}

/** Whether a function of this name sends the caller's own credential: `executeAuthenticatedQuery`, `fetchWithAuth`. */
export function soundsAuthenticated(name: string): boolean {
  return wordsOf(name).some((word) => word === "auth" || word === "authed" || word === "authenticated");
}

/** Whether a package of this name is about who may do what: `@acme/auth`, `next-session`. */
export function soundsLikeAuth(source: string): boolean {
  return source.split("/").some((part) => wordsOf(part).some((word) => authWords.has(word)));
}

/** `signed`, `in` as one word, and `logged`, `in`. */
function joined(parts: readonly string[]): readonly string[] {
  const list: string[] = [];
  for (const part of parts) {
    const last = list.at(-1);
    if (part === "in" && (last === "signed" || last === "logged")) list[list.length - 1] = `${last}in`;
    else list.push(part);
  }
  return list;
}
