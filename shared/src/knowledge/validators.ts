/**
 * What checks the kind of a value at run time, as data: schema libraries by the functions and methods they are used through.
 *
 * Source: the documentation of each library, in the versions that stand beside it.
 */

/**
 * What a call makes of the value it is given. `result`: it gives the checked value, or an object that holds it (`safeParse`).
 * `assertion`: it throws unless the value is of the right kind. `test`: it is true for values of the right kind.
 */
export type ValidationOutcome = "assertion" | "result" | "test";

export interface Validation {
  /** Position of the value among the arguments. */
  readonly value: number;
  readonly outcome: ValidationOutcome;
}

interface ValidatorLibrary {
  readonly library: string;
  /** Package names it is imported from; a trailing `/` matches any subpath. */
  readonly packages: readonly string[];
  readonly since: string;
  /** Exported functions that are given the value, also as members of a namespace: `v.parse(Schema, value)`. */
  readonly functions?: Readonly<Record<string, Validation>>;
  /** Exported functions that give a function to call with the value: `Schema.decodeUnknownSync(User)(value)`. */
  readonly factories?: readonly string[];
  /** A schema is itself the function to call with the value: `const User = type({...}); User(value)`. */
  readonly callable?: readonly string[];
  /** Whether schemas are made by its exports, and have the methods below. */
  readonly makesSchemas?: true;
}

const first = (outcome: ValidationOutcome): Validation => ({ value: 0, outcome });
const second = (outcome: ValidationOutcome): Validation => ({ value: 1, outcome });

const conform = { parse: first("result"), parseWithZod: first("result"), parseWithValibot: first("result") };

/** The libraries; `since` is the version the rows were read in. */
const validatorLibraries: readonly ValidatorLibrary[] = [
  {
    library: "zod",
    packages: ["zod", "zod/", "@hono/zod-openapi", "drizzle-zod", "zod-form-data"],
    since: "3.0",
    makesSchemas: true,
  },
  {
    library: "valibot",
    packages: ["valibot"],
    since: "0.31",
    functions: {
      assert: second("assertion"),
      is: second("test"),
      parse: second("result"),
      parseAsync: second("result"),
      safeParse: second("result"),
      safeParseAsync: second("result"),
    },
    factories: ["parser", "parserAsync", "safeParser", "safeParserAsync"],
  },
  { library: "yup", packages: ["yup"], since: "1.0", makesSchemas: true },
  {
    library: "joi",
    packages: ["joi", "@hapi/joi"],
    since: "17.0",
    makesSchemas: true,
    functions: { assert: first("assertion"), attempt: first("result") },
  },
  { library: "arktype", packages: ["arktype"], since: "2.0", callable: ["type", "scope"], makesSchemas: true },
  {
    library: "superstruct",
    packages: ["superstruct"],
    since: "1.0",
    functions: {
      assert: first("assertion"),
      create: first("result"),
      is: first("test"),
      mask: first("result"),
      validate: first("result"),
    },
    makesSchemas: true,
  },
  {
    library: "TypeBox",
    packages: ["@sinclair/typebox/value", "typebox/value", "typebox"],
    since: "0.30",
    functions: {
      Assert: second("assertion"),
      Check: second("test"),
      Decode: second("result"),
      Parse: second("result"),
    },
  },
  {
    library: "Effect Schema",
    packages: ["effect", "effect/Schema", "@effect/schema", "@effect/schema/Schema"],
    since: "0.60",
    factories: [
      "asserts",
      "decode",
      "decodeEither",
      "decodeOption",
      "decodePromise",
      "decodeSync",
      "decodeUnknown",
      "decodeUnknownEither",
      "decodeUnknownExit",
      "decodeUnknownOption",
      "decodeUnknownPromise",
      "decodeUnknownSync",
      "is",
      "validate",
      "validateEither",
      "validateSync",
    ],
  },
  { library: "io-ts", packages: ["io-ts"], since: "2.0", makesSchemas: true },
  { library: "runtypes", packages: ["runtypes"], since: "6.0", makesSchemas: true },
  {
    library: "Conform",
    packages: ["@conform-to/zod", "@conform-to/zod/", "@conform-to/valibot", "@conform-to/yup"],
    since: "1.0",
    functions: { ...conform, parseWithYup: first("result") },
  },
  {
    library: "validator.js",
    packages: ["validator", "validator/"],
    since: "13.0",
    functions: Object.fromEntries(
      ["isAlphanumeric", "isDate", "isEmail", "isIn", "isInt", "isMobilePhone", "isNumeric", "isURL", "isUUID"].map(
        (name) => [name, first("test")],
      ),
    ),
  },
];

/** Methods of schemas. `exclusive`: named so in schema libraries only, whatever the receiver is. */
const schemaMethods: Readonly<Record<string, { readonly outcome: ValidationOutcome; readonly exclusive?: true }>> = {
  Check: { outcome: "test", exclusive: true },
  allows: { outcome: "test" },
  assert: { outcome: "assertion" },
  cast: { outcome: "result" },
  check: { outcome: "result" },
  decode: { outcome: "result" },
  guard: { outcome: "test" },
  is: { outcome: "test" },
  isValid: { outcome: "test" },
  isValidSync: { outcome: "test", exclusive: true },
  parse: { outcome: "result" },
  parseAsync: { outcome: "result", exclusive: true },
  safeDecode: { outcome: "result", exclusive: true },
  safeParse: { outcome: "result", exclusive: true },
  safeParseAsync: { outcome: "result", exclusive: true },
  spa: { outcome: "result" },
  validate: { outcome: "result" },
  validateAsync: { outcome: "result", exclusive: true },
  validateSync: { outcome: "result", exclusive: true },
};

/** How a method of this name checks its argument, where its receiver is a schema; `certain`: where it is anything. */
export function validationByMethod(method: string): { validation: Validation; certain: boolean } | undefined {
  const row = Object.hasOwn(schemaMethods, method) ? schemaMethods[method] : undefined;
  return row && { validation: first(row.outcome), certain: row.exclusive === true };
}

/** How the function `name` of the package `source` checks one of its arguments. */
export function validationByFunction(source: string, name: string): Validation | undefined {
  const functions = librariesOf(source).find((row) => row.functions && Object.hasOwn(row.functions, name))?.functions;
  return functions?.[name];
}

/** Whether calling `name` of `source` gives the function that checks (a decoder, a callable schema). */
export function makesValidator(source: string, name: string): boolean {
  return librariesOf(source).some((row) => row.factories?.includes(name) || row.callable?.includes(name));
}

/** Whether what the package exports makes schemas with methods. */
export function makesSchemas(source: string): boolean {
  return librariesOf(source).some((row) => row.makesSchemas);
}

/** Whether a name says that it holds a schema: `createPostSchema`, `LoginValidator`. Last resort where its definition is not seen. */
export function isSchemaName(name: string): boolean {
  const lower = name.toLowerCase();
  return schemaWords.some((word) => lower.endsWith(word));
}

/** First words of functions that may check what they are given. */
export function isCheckingName(name: string): boolean {
  const lower = name.toLowerCase();
  return checkingWords.some((word) => lower.startsWith(word));
}

const schemaWords: readonly string[] = ["schema", "validator", "validation", "struct", "codec"];

const checkingWords: readonly string[] = [
  "allow",
  "assert",
  "authorize",
  "can",
  "check",
  "clean",
  "decode",
  "enforce",
  "ensure",
  "guard",
  "has",
  "invariant",
  "is",
  "match",
  "may",
  "normalize",
  "parse",
  "protect",
  "require",
  "resolve",
  "safe",
  "sanitize",
  "validate",
  "verify",
];

function librariesOf(source: string): ValidatorLibrary[] {
  return validatorLibraries.filter((row) =>
    row.packages.some((name) => (name.endsWith("/") ? source.startsWith(name) : source === name)),
  );
}
