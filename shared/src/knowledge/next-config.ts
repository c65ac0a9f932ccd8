/**
 * What Next.js makes of the options for Server Functions in `next.config`, as data. Versions are Next.js versions.
 *
 * Source: `next/dist/server/{config,config-schema}.js`, `next/dist/server/app-render/{csrf-protection,encryption-utils}.js` of 16.4
 * (tests/oracles/next-cache runs the installed ones), https://nextjs.org/docs/app/api-reference/config/next-config-js/serverActions
 */

/** The version since which `experimental.serverActions` is an object of options; before, it turned Server Functions on. */
export const actionOptionsSince = "14.0.0";

/** The environment variable that holds the key to encrypt what inline Server Functions close over, read while building. */
export const encryptionKeyName = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";

/** The lengths of an AES key, in bytes. */
const keyLengths: readonly number[] = [16, 24, 32];

/** Domains below which anyone can have a host: a wildcard in front of one allows strangers. */
const sharedDomains: ReadonlySet<string> = new Set([
  "amplifyapp.com",
  "app.github.dev",
  "azurewebsites.net",
  "firebaseapp.com",
  "fly.dev",
  "github.io",
  "gitpod.io",
  "herokuapp.com",
  "netlify.app",
  "ngrok-free.app",
  "ngrok.app",
  "ngrok.io",
  "onrender.com",
  "pages.dev",
  "railway.app",
  "trycloudflare.com",
  "vercel.app",
  "web.app",
  "workers.dev",
]);

/** Why an allowed origin is wrong; the last two match no host at all, whatever was meant. */
export type OriginFault = "broadOrigin" | "originWithPath" | "originWithScheme" | "unmatchedOrigin";

/** An allowed origin is a host, as a browser sends it: with its port, `*` for one label, `**` in front for any number. */
export function originFaultOf(origin: string): OriginFault | undefined {
  if (origin.includes("://")) return "originWithScheme";
  if (origin.includes("/")) return "originWithPath";
  const labels = origin.toLowerCase().split(".");
  const [first = "", ...others] = labels;
  const isWildcard = first === "*" || first === "**";
  if (isWildcard && others.length === 0) return "unmatchedOrigin";
  if (labels.some((label, index) => !isLabel(label) && !(label === "**" && index === 0))) return "unmatchedOrigin";
  if (!isWildcard) return undefined;
  const fixed = labels.filter((label) => label !== "*" && label !== "**");
  return fixed.length < 2 || sharedDomains.has(fixed.join(".")) ? broadUnlessLocal(fixed) : undefined;
}

/** Labels with a wildcard in them are taken literally, and no host has one. */
function isLabel(label: string): boolean {
  return label === "*" || (label !== "" && label.trim() === label && !label.includes("*"));
}

/** `*.localhost` stays on the machine. */
function broadUnlessLocal(fixed: readonly string[]): OriginFault | undefined {
  const [host = ""] = (fixed[0] ?? "").split(":", 1);
  return fixed.length === 1 && localDomains.has(host) ? undefined : "broadOrigin";
}

const localDomains: ReadonlySet<string> = new Set(["internal", "lan", "local", "localhost", "test"]);

/** Whether a key can be imported: base64 of 16, 24 or 32 bytes. */
export function isEncryptionKey(text: string): boolean {
  try {
    return keyLengths.includes(atob(text).length);
  } catch {
    return false;
  }
}

/** The bytes that a `bodySizeLimit` stands for (`2097152`, `"2mb"`, `"1.5 gb"`); `undefined` when it is none. */
export function bytesOf(size: number | string): number | undefined {
  if (typeof size === "number") return Number.isFinite(size) ? size : undefined;
  const match = /^(?<amount>\d+(?:\.\d+)?) *(?<unit>b|kb|mb|gb|tb|pb)?$/iu.exec(size.trim());
  const { amount, unit = "b" } = match?.groups ?? {};
  return amount === undefined ? undefined : Math.floor(Number(amount) * 1024 ** units.indexOf(unit.toLowerCase()));
}

const units: readonly string[] = ["b", "kb", "mb", "gb", "tb", "pb"];
