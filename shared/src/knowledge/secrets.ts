/** Which names stand for secrets, and which environment variables the client has anyway. */
import { wordsOf } from "./words.ts";

/** The last words of a name that say it holds a secret: `passwordHash`, `client_secret`, `GITHUB_ACCESS_TOKEN`. */
const secretEnds: readonly (readonly string[])[] = [
  ["access", "token"],
  ["api", "key"],
  ["api", "secret"],
  ["auth", "token"],
  ["backup", "codes"],
  ["client", "secret"],
  ["hash"],
  ["hashed", "key"],
  ["id", "token"],
  ["jwt"],
  ["key", "hash"],
  ["otp", "secret"],
  ["passwd"],
  ["password"],
  ["password", "digest"],
  ["password", "hash"],
  ["password", "salt"],
  ["passphrase"],
  ["private", "key"],
  ["pwd"],
  ["recovery", "codes"],
  ["refresh", "token"],
  ["secret"],
  ["secret", "key"],
  ["session", "token"],
  ["ssn"],
  ["token"],
  ["token", "hash"],
  ["webhook", "secret"],
];

/** First words that turn it into something else: `hasPassword`, `csrfToken`, `nextPageToken`, `commitHash`. */
const harmlessWords: ReadonlySet<string> = new Set([
  "blur",
  "cancel",
  "captcha",
  "can",
  "color",
  "commit",
  "content",
  "csrf",
  "cursor",
  "design",
  "file",
  "git",
  "has",
  "image",
  "invitation",
  "invite",
  "is",
  "location",
  "needs",
  "next",
  "page",
  "public",
  "publishable",
  "push",
  "recaptcha",
  "requires",
  "route",
  "should",
  "show",
  "transaction",
  "turnstile",
  "tx",
  "url",
  "verification",
  "xsrf",
]);

/** Whether a property of this name holds a secret of the server or of a user. */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  if (words.some((word) => harmlessWords.has(withoutNumber(word)))) return false;
  return secretEnds.some((end) => end.every((word, index) => words[words.length - end.length + index] === word));
}

/** `page` of `page2Token`. */
function withoutNumber(word: string): string {
  return word.replace(/\d+$/u, "");
}

/** Whether a property of this name holds a password, plain or hashed: never meant for anybody to see. */
export function isPasswordName(name: string): boolean {
  const words = wordsOf(name);
  return isSecretName(name) && words.some((word) => word === "password" || word === "passwd" || word === "pwd");
}

/** Whether the client may know the environment variable: next puts it into the browser's code, or it says where the server runs. */
export function isPublicVariable(name: string): boolean {
  return name.startsWith("NEXT_PUBLIC_") || publicVariables.has(name) || publicEnds.has(wordsOf(name).at(-1) ?? "");
}

const publicVariables: ReadonlySet<string> = new Set(["CI", "NODE_ENV", "PORT", "TZ", "VERCEL"]);
const publicEnds: ReadonlySet<string> = new Set([
  "branch",
  "domain",
  "env",
  "environment",
  "host",
  "locale",
  "region",
  "version",
]);
