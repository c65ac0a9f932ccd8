/**
 * The shared settings as users write them: one schema for ESLint's `settings["server-actions"]` and the tsconfig plugin entry.
 * Each description is the text of the generated table in docs/settings.md.
 */
import * as v from "valibot";

const name = v.pipe(v.string("must be a string"), v.nonEmpty("must not be an empty string"));

const names = v.array(name, "must be a list of names");

const pattern = v.pipe(
  v.string("must be a regular expression, written as a string"),
  v.check(isPattern, "must be a valid regular expression"),
);

const version = v.pipe(
  v.union([v.string(), v.number()], 'must be a version, such as "15.1"'),
  v.transform(String),
  v.check(startsWithMajor, 'must be a version, such as "15.1"'),
);

const functionName = v.union(
  [
    v.pipe(
      name,
      v.transform((value) => ({ name: value, from: undefined })),
    ),
    v.strictObject({ name, from: v.optional(name) }),
  ],
  "must be a function's name, or `{ name, from }` with the module it comes from",
);

/** The keys inside `auth`. */
export const authEntries = {
  functions: v.pipe(
    names,
    v.description("Functions that prove the caller's identity or permission, beyond those of the known libraries."),
  ),
  wrappers: v.pipe(names, v.description("Functions that wrap an action and check the caller before it runs.")),
  modules: v.pipe(names, v.description("Modules whose every export is such a function, as they are imported.")),
  treatRowLevelSecurityAsAuth: v.pipe(
    v.boolean("must be `true` or `false`"),
    v.description("A database with row-level security checks the caller itself."),
  ),
};

/** The other top-level keys. */
export const entries = {
  publicActions: v.pipe(names, v.description("Names and globs of actions that anyone may call, on purpose.")),
  builders: v.pipe(
    names,
    v.description(
      "Names of action clients, or of their methods, that make Server Functions, beyond the known libraries.",
    ),
  ),
  validators: v.pipe(names, v.description("Functions that validate input, beyond the known libraries.")),
  mutations: v.pipe(names, v.description("Functions that write to state outside the action.")),
  revalidators: v.pipe(names, v.description("Functions that refresh a cache.")),
  navigation: v.pipe(
    v.array(functionName, "must be a list of names, or of `{ name, from }`"),
    v.description("Functions that leave by throwing, as `redirect` does: `name`, or `{ name, from }`."),
  ),
  actionPropName: v.pipe(
    pattern,
    v.description("Pattern of the props that are taken to receive Server Functions. The default is Next.js's own."),
  ),
  tsconfig: v.pipe(
    name,
    v.description("Path of the tsconfig whose `paths` resolve imports. By default the one nearest to each file."),
  ),
  rootDirs: v.pipe(
    v.array(name, "must be a list of folders"),
    v.description(
      "Folders to search for a module's callers, relative to the working directory. By default the package a file belongs to.",
    ),
  ),
  explain: v.pipe(
    v.boolean("must be `true` or `false`"),
    v.description(
      "ESLint shows no related places: end each message with them, call by call. Editors and `server-actions check` show them anyway.",
    ),
  ),
  nextVersion: v.pipe(version, v.description("Version of Next.js. By default detected from the project.")),
  reactVersion: v.pipe(version, v.description("Version of React. By default detected from the project.")),
};

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

function startsWithMajor(text: string): boolean {
  return Number.isInteger(Number.parseInt(text, 10));
}
