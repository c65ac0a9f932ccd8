/**
 * Authentication libraries, as data. For now: which of their functions leave by throwing a navigation error.
 */

/** A function that a factory's result holds. */
export interface FactoryMember {
  readonly factory: { readonly name: string; readonly source: string };
  readonly member: string;
  /** Position of the options argument whose `redirect: false` makes the call return instead. */
  readonly optionsArgument: number;
  readonly since: string;
}

/**
 * Auth.js: `export const { signIn, signOut } = NextAuth(config)` run Next's `redirect` unless given `{ redirect: false }`.
 * `signIn(provider, options | FormData)`, `signOut(options)`. `next-auth/react` has client functions of the same names that do not.
 * Source: next-auth 5 `lib/actions.js`: `const shouldRedirect = redirect ?? true; if (shouldRedirect) return redirect(url)`.
 */
export const redirectingFactoryMembers: readonly FactoryMember[] = [
  { factory: { name: "default", source: "next-auth" }, member: "signIn", optionsArgument: 1, since: "5.0.0" },
  { factory: { name: "default", source: "next-auth" }, member: "signOut", optionsArgument: 0, since: "5.0.0" },
];

/** The row for `member` of what `name` of `source` returns. */
export function findRedirectingMember(source: string, name: string, member: string): FactoryMember | undefined {
  return redirectingFactoryMembers.find(
    (row) => row.factory.source === source && row.factory.name === name && row.member === member,
  );
}
