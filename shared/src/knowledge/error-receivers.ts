/**
 * Calls that are handed a caught error and certainly do not throw it again, known by name where their definition cannot be seen:
 * loggers, trackers, notifications.
 */
const levels: ReadonlySet<string> = new Set([
  "addBreadcrumb",
  "capture",
  "captureEvent",
  "captureException",
  "captureMessage",
  "critical",
  "debug",
  "error",
  "fatal",
  "info",
  "log",
  "notice",
  "notify",
  "recordException",
  "report",
  "setAttribute",
  "success",
  "trace",
  "track",
  "verbose",
  "warn",
  "warning",
]);

const verbs = ["capture", "log", "notify", "report", "toast", "track"];

/** Verbs of functions that turn an error into something to show or test. */
const formatterVerbs = [
  "build",
  "describe",
  "extract",
  "format",
  "get",
  "has",
  "is",
  "make",
  "map",
  "normalize",
  "parse",
  "serialize",
  "stringify",
  "to",
];

/** Globals of JavaScript and the platform: none throws what it is given. */
const harmlessGlobals: ReadonlySet<string> = new Set([
  "Array",
  "Boolean",
  "Error",
  "JSON",
  "Number",
  "Object",
  "Reflect",
  "Response",
  "String",
  "console",
  "reportError",
]);

export function isHarmlessGlobal(name: string): boolean {
  return harmlessGlobals.has(name);
}

/** `logger.error(e)`, `Sentry.captureException(e)`. */
export function isReportingMethod(name: string): boolean {
  return levels.has(name);
}

/** `logError(e)`, `captureException(e)`, `toast(e)`. */
export function isReportingFunction(name: string): boolean {
  return verbs.some((verb) => startsWithWord(name, verb));
}

/** `getErrorMessage(e)`, `isPrismaError(e)`, `toResponse(e)`. */
export function isFormattingFunction(name: string): boolean {
  return formatterVerbs.some((verb) => startsWithWord(name, verb));
}

/** `toString` begins with the word `to`, `tomorrow` does not. */
function startsWithWord(name: string, word: string): boolean {
  if (!name.startsWith(word)) return false;
  const after = name.charAt(word.length);
  return after === "" || after === "_" || after !== after.toLowerCase();
}
