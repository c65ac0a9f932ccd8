/**
 * What the graph keeps of a module: pure data, no nodes, so it can outlive the tree (design: one cross-file cache).
 */
import type { CrossingKind } from "../knowledge/crossing-kinds.ts";
import type { TypeView } from "../types/type-view.ts";
import type { FlowStep } from "./flow.ts";
import type { Boundary } from "./module.ts";
import type { Span } from "./span.ts";
import type { Verdict } from "./verdict.ts";

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

/** A call, or a tagged template, that a function makes in its own body (not in functions it only creates). */
export interface CallSummary {
  readonly callee: Reference;
  /** Index into `functions` when the callee is a function of this module, nested ones too (their `callee` is `unknown`). */
  readonly target?: number;
  readonly span: Span;
  /** Whether a thrown navigation error leaves the function from here: not if a `catch` or `.catch` around it keeps it. */
  readonly escapes: boolean;
  /** The same for a callee that returns a rejecting promise: it leaves only if the call is awaited or returned. */
  readonly rejectionEscapes: boolean;
  /** Runs only under conditions on these parameters of the function (by position), else empty. */
  readonly underParameters: readonly number[];
  /** Number of arguments, `undefined` with a spread. */
  readonly argumentCount: number | undefined;
  /** What the callee begins with, where `callee` is unknown. */
  readonly origin?: Origin;
  /** What its arguments tell of its purpose; absent when nothing. */
  readonly purpose?: CallPurpose;
  /** The functions written as its arguments (indices into `functions`), also in an object's properties. */
  readonly callbacks?: readonly number[];
}

/** What the arguments of a call say of what it does. */
export interface CallPurpose {
  /** The HTTP method that is written out in an argument's `method`; `?` where it is given, but not written out. */
  readonly method?: string;
  /** Of a text in SQL or GraphQL among the arguments. */
  readonly operation?: Operation;
  /** The table that a text in SQL names first. */
  readonly table?: string;
  /** A document that is given by name: as the first argument, or as `document`, `mutation` or `query`. */
  readonly document?: Reference;
}

/**
 * What a function does when it is given a navigation error: throws it again, throws another, is certainly `true` or `false`
 * (a guard), returns something, or nobody can tell.
 */
export type ErrorOutcome = "false" | "rethrows" | "returns" | "throws" | "true" | "unknown";

/** `ErrorOutcome` by what the error stands for. */
export interface ErrorHandling {
  readonly parameter: number;
  readonly redirect: ErrorOutcome;
  readonly accessFallback: ErrorOutcome;
}

/** What a function does with what one of its parameters is given. */
export interface ParameterFate {
  readonly parameter: number;
  /** The parameter takes this and all further arguments. */
  readonly rest?: true;
  /** Whether it decides the kind of the value: throws, or answers, unless it is the right one. */
  readonly checks: Verdict;
  /** What it gives back of the value. */
  readonly returns: "checked" | "nothing" | "raw" | "unknown";
}

/** What a wrapper passes to a handler that is its parameter at position `parameter`. */
export interface HandlerArguments {
  readonly parameter: number;
  /** By argument: `none` is the wrapper's own, the others come from the client, checked or not. `rest`: the same for all that follow. */
  readonly inputs: readonly (Verdict | "none")[];
  readonly rest?: Verdict | "none";
}

/** What is known of the inside of a function: of the parts of a summary, the costly ones. */
export interface FunctionDetails {
  readonly calls: readonly CallSummary[];
  /** By index in `calls`: the parameters of which the call is given something that nothing checked. Empty for functions that other files cannot reach. */
  readonly unchecked: readonly (readonly number[])[];
  /** What it does, in order; absent in client modules. */
  readonly flow?: readonly FlowStep[] | undefined;
  /** What its only `return`, at its end, gives. */
  readonly gives?: Origin | undefined;
  /** What it does with a navigation error in each parameter; absent for functions that other files cannot reach, and large ones. */
  readonly errorHandling?: readonly ErrorHandling[] | undefined;
  /** What becomes of its parameters; those of which nothing does, and functions that other files cannot reach, are left out. */
  readonly fates?: readonly ParameterFate[] | undefined;
  readonly handlerArguments?: readonly HandlerArguments[] | undefined;
  /** What its parameters take; absent for functions that are no Server Functions. */
  readonly parameterTypes?: readonly TypeView[] | undefined;
}

/** What can be said of a function without looking into it. */
export interface FunctionOutline {
  /** Local name, `undefined` when anonymous. */
  readonly name: string | undefined;
  readonly span: Span;
  readonly async: boolean;
  readonly isServerFunction: boolean;
  /** Declared parameters, a rest parameter counted as one. */
  readonly parameterCount: number;
  /** The position from which on arguments may be left out; absent where all are wanted. */
  readonly optionalFrom?: number;
  /** The last parameter takes any number of arguments. */
  readonly hasRest?: true;
  /** Where `"use server"` would make it a Server Function; absent for those that it would break, that render, or that have a directive. */
  readonly directiveAt?: number;
  /** The import a loader gives (`() => import("./x")`: its default); absent for functions that give none. */
  readonly loads?: Reference;
}

/** What is known of one function of a module. The parts that are `FunctionDetails` are made when first asked for. */
export interface FunctionSummary extends FunctionDetails, FunctionOutline {}

/** One import or export edge. A binding that is imported and exported again has both an `import` and a `reexport` edge. */
export interface ImportEdge {
  readonly source: string;
  readonly kind: "dynamic" | "import" | "reexport";
  /** Gone at run time: `import type`, or every name is marked `type`. */
  readonly typeOnly: boolean;
  /**
   * The names that exist at run time; empty for `import "x"`, one `"*"` for a namespace or `export *`.
   * Absent where nobody looked (summaries, dynamic imports).
   */
  readonly names?: readonly EdgeName[];
}

/** `imported`: the name in the source (`"default"`, `"*"`); `local`: the name here, or of a re-export, the name for importers (`"*"`: all). */
export interface EdgeName {
  readonly imported: string;
  readonly local: string;
}

/** The cheap view of a module: directives and edges from a prologue scan and a lexer, no tree. */
export interface ModuleRecord {
  readonly boundary: Boundary;
  readonly edges: readonly ImportEdge[];
  /** Whether the text can hold a `"use server"`; `undefined` where the host leaves that to who reads the text. */
  readonly mayServe?: boolean;
  /** The same of `require`, which is no edge. */
  readonly mayRequire?: boolean;
  /** The same of the functions that its exports declare (`declaredFunctions`). */
  readonly declaredFunctions?: readonly string[];
}

export type ExportSummary =
  | {
      readonly kind: "local";
      readonly name: string;
      readonly local: string | undefined;
      readonly typeOnly: boolean;
      readonly value: ValueSummary;
      readonly isServerFunction: boolean;
      readonly span: Span;
    }
  | {
      readonly kind: "reexport";
      readonly name: string;
      readonly imported: string;
      readonly source: string;
      readonly typeOnly: boolean;
      readonly span: Span;
    }
  | { readonly kind: "star"; readonly source: string; readonly typeOnly: boolean };

/** An element `<X ...>` whose tag is a reference (not a host element), with what each attribute holds. */
export interface ElementSummary {
  readonly tag: Reference;
  readonly span: Span;
  readonly attributes: readonly AttributeSummary[];
  /** `{...props}` or `{...object}`: the values behind it, `unknown` when it is not a literal. */
  readonly spreads: readonly ValueSummary[];
  /** The function inside which it is rendered, index into `functions`; `undefined` at module level. */
  readonly owner: number | undefined;
}

/** The `action` of an HTML `<form>`, or the `formAction` of a button in one, where it is an expression. */
export interface FormSummary extends AttributeSummary {
  /** The function inside which it is rendered, index into `functions`; `undefined` at module level. */
  readonly owner: number | undefined;
}

export interface AttributeSummary {
  readonly name: string;
  readonly span: Span;
  readonly value: ValueSummary;
  /** A spread stands after it. */
  readonly replaceable?: true;
}

/** `save.bind(null, id)` of `useActionState(save.bind(null, id), initial)`. */
export interface StateActionSummary {
  readonly action: Reference;
  /** The parameter that takes the state: it comes after what is bound. */
  readonly position: number;
}

/** The costly parts of a summary: made when one of them is first asked for. */
export interface ModuleDetails {
  /** By index in `ModuleSummary.functions`. */
  readonly functions: readonly FunctionDetails[];
  /** Calls a client-only hook (`useState`, ...): such a module runs on the client even without a directive. */
  readonly usesClientHooks: boolean;
  /** Calls made while the module itself is evaluated. */
  readonly moduleCalls: readonly CallSummary[];
  readonly elements: readonly ElementSummary[];
  readonly forms: readonly FormSummary[];
  /** What `useActionState` is given as its action. */
  readonly stateActions: readonly StateActionSummary[];
  /** Imports and top-level names that the module uses other than by calling them: passed, stored, rendered, read. */
  readonly handedOn: readonly Reference[];
}

/** The part of a summary that following names needs. */
export interface ModuleOutline extends ModuleRecord {
  readonly filename: string;
  readonly isReact: boolean;
  /** Top-level bindings by local name. */
  readonly bindings: Readonly<Record<string, ValueSummary>>;
  readonly exports: readonly ExportSummary[];
  readonly functions: readonly FunctionOutline[];
}

/** The whole view of a module, from its tree. */
export interface ModuleSummary extends Omit<ModuleDetails, "functions">, Omit<ModuleOutline, "functions"> {
  readonly functions: readonly FunctionSummary[];
}
