import { authMethods, authPrimitives } from "./auth-libraries.ts";

/**
 * What an authentication library offers to ask who the caller is. Each row is a call, written as in code from the
 * package's export: `auth().protect` is the method `protect` of what `auth()` gives, `default` a default export.
 * Sources: each library's own documentation and types of the versions named; rewritten examples in tests/shared/facts.
 */
export interface AuthPrimitive {
  readonly library: string;
  readonly from: readonly string[];
  readonly calls: readonly string[];
  /**
   * `identity`: gives somebody or nothing, and the code has to look. `guard`: ends the action itself when there is nobody.
   * `credential`: gives what a backend would ask for; that it is there proves nothing yet.
   */
  readonly gives: "credential" | "guard" | "identity";
  /**
   * The members that are missing when there is nobody: `""` is the result itself, `"*"` any member. Absent: the result itself.
   */
  readonly missing?: readonly string[];
  /** It checks the token that it is given: who shows one that did not come with a session is its holder, and perhaps nobody else. */
  readonly verifies?: true;
  /** An option (`{ ensureSignedIn: true }`) that makes a guard of it. */
  readonly guardsWith?: { readonly option: string; readonly values: readonly string[] };
  /** An option without which it asks nobody: `{ headers }`. */
  readonly asksWith?: string;
  /** It throws at once: nobody has to wait for it. */
  readonly synchronous?: true;
  readonly since?: string;
  readonly until?: string;
}

/** Whether any row is about `source`. */
export function isAuthPackage(source: string): boolean {
  return authPrimitives.some((row) => row.from.includes(source));
}

/** Whether a call gives what is asked then: `getKindeServerSession()` of `getKindeServerSession().getUser()`. */
export function makesAuthClient(source: string, call: string): boolean {
  const made = call.endsWith(")") ? call : `${call}()`;
  return authPrimitives.some((row) => row.from.includes(source) && row.calls.some((one) => one.startsWith(`${made}.`)));
}

/** The row of a call that is written `call` from an export of `source`. */
export function findAuthPrimitive(source: string, call: string): AuthPrimitive | undefined {
  return authPrimitives.find((row) => row.from.includes(source) && row.calls.includes(call));
}

/** The row of a call of which only its last members are known: `supabase.auth.getUser` ends in `auth.getUser`. */
export function findAuthMethod(call: string): Omit<AuthPrimitive, "from"> | undefined {
  return authMethods.find((row) => row.calls.some((end) => call === end || call.endsWith(`.${end}`)));
}
