/**
 * What strangers show instead of a session, by its name: a mailed token, a password, the cookie of a cart. Who has it may do what it is for,
 * once it was looked up and found.
 */
import { words, wordsOf } from "./words.ts";

const secrets = words("nonce otp passcode passphrase password pin secret signature token totp");
const codes = words("code uid uuid");
/** A code is a secret where it stands alone, or is one of these. */
const kindsOfCode = words(
  "access auth confirm confirmation invitation invite magic otp recovery reset verification verify",
);
const notSecrets = words("api csrf cursor device fcm next page push stripe");
const lookups = words(
  "check compare consume count decode decrypt eq execute exists fetch find first get limit load lookup match matches query read redeem retrieve select timing validate verify where",
);
const accountWords = words("account admin email member org organization role team tenant user username workspace");
const guests = words("anon anonymous guest visitor");
const guestThings = words("basket cart checkout wishlist");

/** Whether what is called so is a secret that its holder shows: `token`, `password`, `resetCode`; not `csrfToken`, `countryCode`. */
export function soundsLikeSecret(name: string): boolean {
  const parts = wordsOf(name);
  if (parts.some((word) => notSecrets.has(word))) return false;
  if (parts.some((word) => secrets.has(word))) return true;
  if (parts.length === 1) return parts[0] === "code";
  return parts.some((word) => codes.has(word)) && parts.some((word) => kindsOfCode.has(word));
}

/** Whether a call of this name finds something, or nothing: `findUnique`, `where`, `compare`; not `create`. */
export function soundsLikeLookup(name: string): boolean {
  const [verb = ""] = wordsOf(name);
  return lookups.has(verb);
}

/** Whether what is kept under a cookie of this name may be a guest's own: not where it names an account, which anyone can write there. */
export function mayKeyGuests(name: string): boolean {
  return !wordsOf(name).some((word) => accountWords.has(word));
}

/** Whether a cookie of this name holds what a guest has begun, or tells guests apart: `cartId`, `anonymous_id`. */
export function soundsLikeGuestKey(name: string): boolean {
  return wordsOf(name).some((word) => guestThings.has(word) || guests.has(word));
}
