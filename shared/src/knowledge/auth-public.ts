/** Actions that are meant for callers who have not signed in, by what they are called and by what they do. */
import { lastName, words, wordsOf } from "./words.ts";

/** Words of a name, one after the other. */
const publicNames: readonly (readonly string[])[] = phrases(
  "sign in, sign up, sign out, signin, signup, signout, log in, log out, login, logout, register, registration, authenticate, " +
    "password, reset link, send reset, otp, mfa, passkey, magic link, totp, verify email, verify code, verify token, verification, resend, captcha, oauth, two factor, " +
    "newsletter, subscribe, unsubscribe, waitlist, waiting list, early access, contact us, send feedback, submit feedback, contact form, contact message, contact email, contact request, send contact, submit contact, " +
    "demo request, rsvp, guest, anonymous, public, shared, enquiry, inquiry, access email, access link, " +
    "create account, account exists, user exists, email exists, username available, check username, check email, " +
    "cart, checkout, apply coupon, apply promo, apply promotion, apply promotions, promo code, gift card, place order, shipping method, shipping options, wishlist, basket",
);

/** What is called public is handed out, not what one does with it. */
const secretNames: readonly (readonly string[])[] = phrases("public key, public token");

/** Names that say it only alone. */
const loneNames: ReadonlySet<string> = new Set(["apply", "auth", "contact", "forgot", "reset", "verify"]);

/** Folders and files whose actions are for everybody. */
const publicPlaces: readonly (readonly string[])[] = phrases(
  "auth, login, signin, sign in, signup, sign up, logout, register, forgot password, reset password, new password, verify, verification, verify email, " +
    "newsletter, waitlist, contact, cart, checkout, public, landing, marketing, onboarding guest",
);

/** Folders of those who have signed in, also inside public ones: `(storefront)/account`. */
const privatePlaces: readonly (readonly string[])[] = phrases(
  "account, admin, dashboard, my account, profile, selling, seller, settings, user",
);

/** Calls that begin, end or prepare a session. Only an action for strangers makes them before it knows anybody. */
const sessionCalls: readonly (readonly string[])[] = phrases(
  "sign in, sign up, sign out, signin, signup, signout, login, logout, sign in email, sign in with password, sign in with otp, sign in with oauth, " +
    "reset password for email, reset password, request password reset, forget password, verify otp, exchange code for session, create session, invalidate session, set session cookie, " +
    "create user with email and password, hash, compare, compare sync, hash sync, verify password, hash password, compare password, create email password session, create email token",
);

/** What is written and forgotten while strangers find their way in, or fill a cart. */
const passingThings: ReadonlySet<string> = words(
  "attempt attempts basket baskets cart carts challenge challenges checkout checkouts code codes confirmation confirmations invitation invitations invite invites newsletter newsletters otp otps reset resets rsvp rsvps session sessions subscriber subscribers token tokens verification verifications waitlist wishlist wishlists",
);
/** Tokens that last. */
const lastingThings: ReadonlySet<string> = words("access api key keys personal");

const addingVerbs: ReadonlySet<string> = words("add append create enqueue insert post publish save send submit upsert");

/** Whether an action of this name is for everybody. */
export function isPublicName(name: string): boolean {
  const parts = wordsOf(name);
  if (holdsOne(secretNames, parts)) return false;
  return holdsOne(publicNames, parts) || (parts.length === 1 && loneNames.has(parts[0] ?? ""));
}

/** Whether a file's place says that: a route group `(auth)`, a folder `checkout`, a file `login.ts`. */
export function isPublicPlace(file: string): boolean {
  const parts = partsOfPlace(file);
  return parts.some((part) => isOne(publicPlaces, part)) && !parts.some((part) => isOne(privatePlaces, part));
}

/** The last folders and the file, as words: `(auth)`, `[id]`, `login.actions.ts`. */
function partsOfPlace(file: string): readonly (readonly string[])[] {
  const folders = file.split("/").slice(-5);
  const last = folders.pop() ?? "";
  const name = last.includes(".") ? last.slice(0, last.lastIndexOf(".")) : last;
  return [...folders, name].map((part) =>
    wordsOf(["(", ")", "[", "]", "."].reduce((text, sign) => text.replaceAll(sign, " "), part)).filter(
      (word) => word !== "action" && word !== "actions",
    ),
  );
}

function isOne(places: readonly (readonly string[])[], part: readonly string[]): boolean {
  return part.length > 0 && places.some((phrase) => phrase.length === part.length && holds(part, phrase));
}

/** Whether a call of this name begins, ends or prepares a session. */
export function isSessionCall(name: string): boolean {
  const parts = wordsOf(lastName(name));
  return sessionCalls.some((phrase) => phrase.length === parts.length && holds(parts, phrase)) || isSignIn(parts);
}

/** Whether a call of this name begins a session, so that one is there afterwards, whoever called. */
export function beginsSession(name: string): boolean {
  const parts = wordsOf(lastName(name));
  return beginnings.some((phrase) => phrase.length <= parts.length && phrase.every((word, at) => parts[at] === word));
}

const beginnings: readonly (readonly string[])[] = phrases(
  "sign in, sign up, signin, signup, login, verify otp, exchange code for session, create session, create email password session",
);

/**
 * Whether a call of this name only adds something: `create`, `insert`; not `update`. What `set` and `put` do is said by the function that
 * calls them, `within`: `createUser`.
 */
export function isAddingCall(name: string, within = ""): boolean {
  const [verb = ""] = wordsOf(lastName(name));
  return addingVerbs.has(verb) || ((verb === "set" || verb === "put") && isAddingCall(within));
}

/** Whether what has this name is written for a while only: `prisma.verificationToken`, `carts`; not `apiTokens`. */
export function isPassingThing(name: string): boolean {
  const parts = wordsOf(name.replaceAll(".", " "));
  return parts.some((word) => passingThings.has(word)) && !parts.some((word) => lastingThings.has(word));
}

function isSignIn([first, second]: readonly string[]): boolean {
  return first === "sign" && (second === "in" || second === "up" || second === "out");
}

function holdsOne(phrases: readonly (readonly string[])[], words: readonly string[]): boolean {
  return phrases.some((phrase) => holds(words, phrase));
}

function holds(words: readonly string[], phrase: readonly string[]): boolean {
  return words.some((_, start) => phrase.every((word, index) => words[start + index] === word));
}

function phrases(text: string): readonly (readonly string[])[] {
  return text.split(", ").map((phrase) => phrase.trim().split(" "));
}

const guestThings: ReadonlySet<string> = new Set(["basket", "cart", "carts", "checkout"]);
const takingOver: ReadonlySet<string> = new Set(["attach", "claim", "merge", "transfer"]);
const ofCustomers: ReadonlySet<string> = new Set(["account", "customer", "password", "profile", "user"]);

/** Whether an action with these names, in this file, does what a backend does for strangers too: sign in, fill a cart, place an order. */
export function isForGuests(names: readonly string[], file: string): boolean {
  const parts = names.map(wordsOf);
  const some = (wanted: ReadonlySet<string>) => parts.some((part) => part.some((word) => wanted.has(word)));
  if (some(ofCustomers) || some(takingOver)) return false;
  return (
    some(guestThings) ||
    names.some(isPublicName) ||
    partsOfPlace(file).some((part) => part.length === 1 && guestThings.has(part[0] ?? ""))
  );
}

/** Whether a backend does this for guests too, whose credential is empty: it keeps carts for everybody; only a customer takes one over. */
export function servesGuests(call: string): boolean {
  const words = call.split(".").map((part) => wordsOf(part));
  const [verb = ""] = words.at(-1) ?? [];
  return words.slice(0, -1).some((part) => part.some((word) => guestThings.has(word))) && !takingOver.has(verb);
}

/** Words for data of a person or a tenant. Reading the rest (products, posts, events) is taken for a page's public content. */
const privateWords: ReadonlySet<string> = new Set(
  (
    "account accounts admin apikey apikeys applicant applicants audit balance billing booking bookings candidate candidates chat chats connection connections contact contacts conversation conversations credential credentials customer customers " +
    "appointment appointments deployment deployments document documents employee employees expense expenses grade grades inbox integration integrations invite invites invitation invitations invoice invoices license log logs member members membership memberships message messages my note notes notification notifications " +
    "order orders org organization organizations patient patients payment payments payout payouts permission permissions profile profiles project projects report reports resume resumes revenue role roles run runs salary sale sales secret secrets " +
    "session sessions settings stripe student students subaccount subaccounts subscription subscriptions team teams tenant tenants ticket tickets transaction transactions user users wallet webhook webhooks workspace workspaces"
  ).split(" "),
);

/** Whether one of the names of what is read, or of who reads, speaks of private data. */
export function namesPrivateData(names: readonly string[]): boolean {
  return names.some((name) => {
    const parts = subjectOf(wordsOf(name.replaceAll(".", " ")));
    return parts.some((word, index) => privateWords.has(word) || privateWords.has(`${parts[index - 1] ?? ""}${word}`));
  });
}

/** Whether what has this name says of a row that it is for everybody: `published`, `isPublic`. */
export function isPublicFlag(name: string): boolean {
  return wordsOf(name).some((word) => word === "public" || word === "published");
}

/** `getEventsByUser` and `getEventIfUserMaySee` are about events. */
function subjectOf(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word) => word === "by" || word === "if");
  return end === -1 ? words : words.slice(0, end);
}
