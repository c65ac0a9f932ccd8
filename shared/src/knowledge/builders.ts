/** A library whose calls make Server Functions out of a handler. Structure decides first; these rows name what structure cannot. */
export interface ActionBuilder {
  readonly library: string;
  /** Package names it is imported from. */
  readonly from: readonly string[];
  /** Methods that end a chain and take the handler. */
  readonly handlerMethods: readonly string[];
  /** Library version that brought these in, where known. */
  readonly since?: string;
  readonly until?: string;
}

export const actionBuilders: readonly ActionBuilder[] = [
  { library: "next-safe-action", from: ["next-safe-action"], handlerMethods: ["action", "stateAction"], since: "7.0" },
  { library: "zsa", from: ["zsa"], handlerMethods: ["handler"] },
  { library: "oRPC", from: ["@orpc/server"], handlerMethods: ["actionable", "handler"] },
  { library: "tRPC", from: ["@trpc/server"], handlerMethods: ["mutation", "query"], since: "11.0" },
];

/** Methods of `ActionBuilder`s that turn an already given handler into a Server Function: `os.handler(fn).actionable()`. */
export const finishingMethods: ReadonlySet<string> = new Set(["actionable", "callable"]);

/** Methods of `ActionBuilder`s that take a function to run before the handler. */
export const middlewareMethods: ReadonlySet<string> = new Set([
  "concat",
  "define",
  "handler",
  "middleware",
  "pipe",
  "use",
]);

/** The property under which a client is given one when it is made: next-safe-action 4 - 6, `createSafeActionClient({ middleware })`. */
export const middlewareOption = "middleware";

/** Whether a call of this export makes a builder that runs after the one it is given: zsa's `createServerActionProcedure(parent)`. */
export function runsAfterArgument(source: string, name: string): boolean {
  return source === "zsa" && name === "createServerActionProcedure";
}

/**
 * Whether an export of a library always throws: next-safe-action's errors of validation. Source: `returnValidationErrors`, which is typed
 * `never`, in next-safe-action since 7.0.
 */
export function alwaysThrows(source: string, name: string): boolean {
  return source === "next-safe-action" && name === "returnValidationErrors";
}

/** Properties under which a handler is given in an object: `createAction({ schema, handler: async () => {} })`. */
export const handlerProperties: ReadonlySet<string> = new Set([
  "action",
  "execute",
  "fn",
  "handle",
  "handler",
  "mutation",
  "resolve",
  "run",
  "serverFunction",
]);

/** Methods that take a callback and whose result is no function built around it. */
export const callbackMethods: ReadonlySet<string> = new Set([
  "catch",
  "every",
  "filter",
  "finally",
  "find",
  "findIndex",
  "flatMap",
  "forEach",
  "map",
  "reduce",
  "reduceRight",
  "refine",
  "replace",
  "replaceAll",
  "some",
  "sort",
  "superRefine",
  "then",
  "toSorted",
  "transform",
]);

/** Methods of `ActionBuilder`s that take the schema of what the client sends. */
export const schemaMethods: ReadonlySet<string> = new Set([
  "bindArgsSchemas",
  "input",
  "inputSchema",
  "inputValidator",
  "parser",
  "schema",
  "validate",
  "validator",
]);

/** Properties under which a schema is given in an object of options. */
export const schemaProperties: readonly string[] = ["input", "inputSchema", "schema", "validator"];

/** Members of a builder's first argument that hold what the client sent: after the schema, or as it came. */
export const builderInputs: Readonly<Record<string, "checked" | "raw">> = {
  bindArgsClientInputs: "raw",
  bindArgsParsedInputs: "checked",
  clientInput: "raw",
  input: "checked",
  parsedInput: "checked",
  rawInput: "raw",
};

/** Members of it that hold what the builder itself provides. */
export const callerMembers: ReadonlySet<string> = new Set([
  "auth",
  "context",
  "ctx",
  "metadata",
  "procedure",
  "request",
  "session",
  "user",
]);

/** React's `cache(fn)` calls `fn` with the same arguments. */
export function isReactCacheImport(source: string, name: string): boolean {
  return source === "react" && name === "cache";
}
