/** What the graph keeps of a value: of a top-level binding, an export, an argument, an attribute. */
import type { CrossingKind } from "../knowledge/crossing-kinds.ts";
import type { Origin, Reference } from "./reference.ts";

/** What a text in GraphQL (`mutation`, `query`) or SQL does, by its first words. */
export type Operation = "mutation" | "query" | "sql-insert" | "sql-read" | "sql-write";

/** One call in a chain: `client.use(mw).action(fn)` is root `client`, links `use` and `action`. */
export interface ChainLink {
  /** Member name; `undefined` for a direct call (`f()` or `f()()`). */
  readonly method: string | undefined;
  readonly args: readonly ValueSummary[];
}

export type MethodIndices = Readonly<Record<string, number>>;

/** What a top-level binding or export holds. */
export type ValueSummary =
  /** `index` into `ModuleSummary.functions`. */
  | { readonly kind: "function"; readonly index: number }
  /** A call, or chain of calls; `path`: the members taken from the result (`const { signIn } = NextAuth()`). */
  | {
      readonly kind: "call";
      readonly root: Reference;
      readonly links: readonly ChainLink[];
      readonly path: readonly string[];
      /** Where `root` is unknown, of the call itself: `new Client().open()` begins with an instance. */
      readonly origin?: Origin;
    }
  | { readonly kind: "reference"; readonly reference: Reference }
  /** `open`: a spread or computed key may add members; those it may override are not in `properties`. */
  | { readonly kind: "object"; readonly properties: Readonly<Record<string, ValueSummary>>; readonly open?: true }
  /**
   * `instances`: what React takes them for, where the class itself decides that. Its functions, as indices into
   * `ModuleSummary.functions`: `methods` of an instance, `statics` of the class itself.
   */
  | {
      readonly kind: "class";
      readonly instances?: CrossingKind;
      readonly methods?: MethodIndices;
      readonly statics?: MethodIndices;
      readonly parent?: Reference;
    }
  /**
   * A parameter of a function of this module (`owner`: index into `functions`, `position` from 0), or the member `path` of it.
   * `omits`: it is the rest of a destructured parameter, without these members.
   */
  | {
      readonly kind: "parameter";
      readonly owner: number;
      readonly position: number;
      readonly path: readonly string[];
      readonly omits?: readonly string[];
    }
  /**
   * Literals, templates, arrays, `new X()`, regular expressions: certainly not a function. `origin`: of an instance.
   * `operation`: it is, or is made from, a text in SQL or GraphQL. `fields`: of `new Schema({ name: String })`, what records of it are given out with.
   */
  | {
      readonly kind: "value";
      readonly origin?: Origin;
      readonly operation?: Operation;
      readonly fields?: readonly string[];
    }
  /**
   * `origin`: where one of several values decides, the first that leads somewhere (`globalThis.db ?? new Client()`).
   * `fallback`: the call that makes the value when there is none yet (`models.User || model("User", schema)`).
   */
  | {
      readonly kind: "unknown";
      readonly origin?: Origin;
      readonly operation?: Operation;
      readonly fallback?: ValueSummary;
    };
