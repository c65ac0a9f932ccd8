/** Actions that are meant for callers who have not signed in, by what they are called and by what they do. */
import { wordsOf } from "./mutations-names.ts";

/** Words of a name, one after the other. */
const publicNames: readonly (readonly string[])[] = phrases(
  "sign in, sign up, sign out, signin, signup, signout, log in, log out, login, logout, register, registration, authenticate, " +
    "reset password, reset link, password, otp, mfa, passkey, magic link, totp, verify email, verify code, verify token, verification, resend, captcha, oauth, callback, two factor, " +
    "newsletter, subscribe, unsubscribe, waitlist, waiting list, contact, contact us, demo request, rsvp, guest, anonymous, public, shared,  enquiry, inquiry, access email, access link, account exists, user exists, email exists, username available, check username, check email, " +
    "cart, checkout, coupon, promo code, promotion code, promotions, gift card, add to cart, place order, shipping method, shipping options, wishlist, basket, " +
    "locale, language, theme, currency, cookie, cookies, consent, preference, preferences, region, country, banner, sidebar, channel, " +
    "translations, session, token, invitation token, csrf, webhook, health, ping",
);

/** Names that say it only alone. */
const loneNames: ReadonlySet<string> = new Set(["apply", "auth", "forgot", "reset", "verify"]);

/** Folders and files whose actions are for everybody. */
const publicPlaces: readonly (readonly string[])[] = phrases(
  "auth, login, signin, sign in, signup, sign up, logout, register, forgot password, reset password, new password, verify, verification, verify email, " +
    "newsletter, waitlist, contact, cart, checkout, public, landing, marketing, onboarding guest, locale, language, theme",
);

/** Calls that begin, end or prepare a session. Only an action for strangers makes them before it knows anybody. */
const sessionCalls: readonly (readonly string[])[] = phrases(
  "sign in, sign up, sign out, signin, signup, signout, login, logout, sign in email, sign in with password, sign in with otp, sign in with oauth, " +
    "reset password for email, request password reset, forget password, verify otp, exchange code for session, create session, invalidate session, set session cookie, " +
    "create user with email and password, hash, compare, compare sync, hash sync, verify password, hash password, compare password, create email password session, create email token",
);

/** Whether an action of this name is for everybody. */
export function isPublicName(name: string): boolean {
  const words = wordsOf(name);
  return publicNames.some((phrase) => holds(words, phrase)) || (words.length === 1 && loneNames.has(words[0] ?? ""));
}

/** Whether a file's place says that: a route group `(auth)`, a folder `checkout`, a file `login.ts`. */
export function isPublicPlace(file: string): boolean {
  const parts = file.split("/").slice(-5);
  return parts.some((part, index) => {
    const isFile = index === parts.length - 1;
    const words = wordsOf(
      (isFile ? part.split(".").slice(0, -1).join(" ") : part).replaceAll(/[()[\].]/gu, " "),
    ).filter((word) => word !== "action" && word !== "actions");
    return words.length > 0 && publicPlaces.some((phrase) => phrase.length === words.length && holds(words, phrase));
  });
}

/** Whether a call of this name begins, ends or prepares a session. */
export function isSessionCall(name: string): boolean {
  const words = wordsOf(name.slice(name.lastIndexOf(".") + 1));
  return sessionCalls.some((phrase) => phrase.length === words.length && holds(words, phrase)) || isSignIn(words);
}

function isSignIn([first, second]: readonly string[]): boolean {
  return first === "sign" && (second === "in" || second === "up" || second === "out");
}

function holds(words: readonly string[], phrase: readonly string[]): boolean {
  return words.some((_, start) => phrase.every((word, index) => words[start + index] === word));
}

function phrases(text: string): readonly (readonly string[])[] {
  return text.split(", ").map((phrase) => phrase.trim().split(" "));
}

const guestThings: ReadonlySet<string> = new Set(["basket", "cart", "carts", "checkout"]);
const takingOver: ReadonlySet<string> = new Set(["attach", "claim", "merge", "transfer"]);

/** Whether a backend does this for guests too, whose credential is empty: it keeps carts for everybody; only a customer takes one over. */
export function servesGuests(call: string): boolean {
  const words = call.split(".").map((part) => wordsOf(part));
  const [verb = ""] = words.at(-1) ?? [];
  return words.slice(0, -1).some((part) => part.some((word) => guestThings.has(word))) && !takingOver.has(verb);
}

/** Words for data of a person or a tenant. Reading the rest (products, posts, events) is taken for a page's public content. */
const privateWords: ReadonlySet<string> = new Set(
  (
    "account accounts admin apikey applicant applicants audit balance billing booking bookings candidate candidates chat chats connection connections conversation conversations credential credentials customer customers " +
    "deployment deployments document documents employee employees expense expenses grade grades inbox invoice invoices license log logs member members membership memberships message messages my note notes notification notifications " +
    "order orders org organization organizations patient patients payment payments payout payouts permission permissions profile profiles project projects report reports resume resumes revenue role roles run runs salary sales secret secrets " +
    "session sessions settings stripe student students subscription subscriptions team teams tenant tenants ticket tickets transaction transactions user users wallet workspace workspaces"
  ).split(" "),
);

/** Whether one of the names of what is read, or of who reads, speaks of private data. */
export function namesPrivateData(names: readonly string[]): boolean {
  return names.some((name) => subjectOf(wordsOf(name)).some((word) => privateWords.has(word)));
}

/** `getEventsByUser` is about events. */
function subjectOf(words: readonly string[]): readonly string[] {
  const by = words.indexOf("by");
  return by === -1 ? words : words.slice(0, by);
}
