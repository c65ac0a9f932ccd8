/** Calls that are made for callers who are not known: they count who tries, ask for somebody human, or keep a record. */
import { lastName, words, wordsOf } from "./words.ts";

/** Whether, of these calls, one counts its callers and one asks for their address: what is made for callers who are not known. */
export function countsByAddress(calls: ReadonlySet<string>): boolean {
  const parts = [...calls].map((name) => wordsOf(lastName(name)));
  const some = (wanted: ReadonlySet<string>) => parts.some((part) => part.some((word) => wanted.has(word)));
  return some(limits) && some(addresses);
}

const rateLimits: ReadonlySet<string> = words("ratelimit ratelimiter throttle");
const limits: ReadonlySet<string> = words("limit limited limiter ratelimit ratelimiter throttle");
const addresses: ReadonlySet<string> = words("forwarded ip ipaddress ipaddr");

/** Whether one of these calls asks for a proof that somebody is human, as forms for strangers do: `verifyTurnstileToken`, `checkCaptcha`. */
export function asksForHumans(calls: ReadonlySet<string>): boolean {
  return [...calls].some((name) => wordsOf(name.replaceAll(".", " ")).some((word) => humanTests.has(word)));
}

const humanTests: ReadonlySet<string> = words("captcha hcaptcha recaptcha turnstile");

const recorders: ReadonlySet<string> = words("audit log logger tracker");

/** Whether a call of this name keeps a record of what was tried, or counts who tries: `logAudit`, `trackVisit`, `logger.info`, `checkRateLimit`. */
export function keepsRecords(name: string): boolean {
  const [method = [], ...owners] = name
    .split(".")
    .map((part) => wordsOf(part))
    .reverse();
  const [verb = "", object = ""] = method;
  if (verb === "track" || (recorders.has(verb) && object !== "in" && object !== "out")) return true;
  if (owners.some((owner) => recorders.has(owner.at(-1) ?? ""))) return true;
  return method.some((word, at) => rateLimits.has(word) || (limits.has(word) && method[at - 1] === "rate"));
}
