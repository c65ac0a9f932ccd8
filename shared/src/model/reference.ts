/**
 * What an expression names, before following other files.
 * `path` holds the members after the name: `nav.redirect` -> `["redirect"]`; destructuring counts as members.
 */
export type Reference =
  | {
      readonly kind: "import";
      readonly source: string;
      /** `"default"`, `"*"`, or the imported name. */
      readonly name: string;
      readonly path: readonly string[];
    }
  /** A top-level binding of the same module. */
  | { readonly kind: "local"; readonly name: string; readonly path: readonly string[] }
  /** Bound in no scope of the module: a global. */
  | { readonly kind: "global"; readonly name: string; readonly path: readonly string[] }
  /** A parameter, a nested binding that is no alias, a computed member, ... */
  | { readonly kind: "unknown" };

/**
 * What begins an expression, and the way from there to it: member names, and `()` for a call. `prisma.user.create` with
 * `const prisma = new PrismaClient()` begins with an instance of `PrismaClient` and goes on `user`, `create`.
 */
export interface Origin {
  readonly root: OriginRoot;
  /** Names and `()`; `?` for a member that is not written down. */
  readonly steps: readonly string[];
}

/** `name`: as written in the code, for a parameter or what nobody can tell. */
export type OriginRoot =
  | Exclude<Reference, { kind: "unknown" }>
  /** `new X()` */
  | { readonly kind: "instance"; readonly of: Reference }
  /** A literal, an array, an object. */
  | { readonly kind: "value" }
  /** `type`: the name of its type, where that is one name. */
  | { readonly kind: "parameter"; readonly owner: number; readonly name: string; readonly type?: string }
  | { readonly kind: "unknown"; readonly name?: string };

/** The name that says what is meant: `redirect` of `nav.redirect`. */
export function lastNameOf({ name, path }: { readonly name: string; readonly path: readonly string[] }): string {
  return path.at(-1) ?? name;
}
