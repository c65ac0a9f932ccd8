import { describe, expect, it } from "vitest";
import {
  mayKeyGuests,
  soundsLikeGuestKey,
  soundsLikeLookup,
  soundsLikeSecret,
} from "../../../shared/src/knowledge/auth-holders.ts";
import {
  soundsLikeAuth,
  isCredentialMember,
  soundsLikeCredential,
  soundsLikeEndingGuard,
  soundsLikeFailure,
  soundsLikeGuard,
  soundsLikeIdentity,
} from "../../../shared/src/knowledge/auth-names.ts";
import { asksForHumans, countsByAddress, keepsRecords } from "../../../shared/src/knowledge/auth-public-calls.ts";
import {
  isAddingCall,
  isForGuests,
  isPassingThing,
  isPublicName,
  isPublicPlace,
  isSessionCall,
  namesPrivateData,
  servesGuests,
} from "../../../shared/src/knowledge/auth-public.ts";
import { wordsOf } from "../../../shared/src/knowledge/words.ts";

type Predicate = (name: string) => boolean;

/** Names of which something is so, and names of which it is not. */
const tables: readonly (readonly [string, Predicate, string, string])[] = [
  [
    "a call that keeps records",
    keepsRecords,
    "logAudit trackVisit auditLog.write logger.info isRateLimited throttle",
    "logIn catalog.update setLimit createLog checkStock",
  ],
  [
    "a call that asks for somebody human",
    (name) => asksForHumans(new Set([name])),
    "verifyTurnstileToken recaptcha.verify checkCaptcha",
    "verifyToken human",
  ],
  [
    "a guard",
    soundsLikeGuard,
    "requireUser checkAccess canAccess isAdmin authorize getSession",
    "createUser slugify enforceLimits checkStock",
  ],
  [
    "one that ends the action",
    soundsLikeEndingGuard,
    "requireUser assertAdmin ensureSession",
    "checkUser requireStock",
  ],
  [
    "the caller",
    soundsLikeIdentity,
    "getCurrentUser auth getSession currentUser",
    "getUserById createSession getUsers",
  ],
  ["a failure", soundsLikeFailure, "error isServiceError unauthorized", "user terror"],
  [
    "a package of guards",
    soundsLikeAuth,
    "@acme/auth next-session @acme/user-access",
    "@acme/utils @sindresorhus/slugify author",
  ],
  [
    "a credential",
    soundsLikeCredential,
    "session access_token appwrite-session x-api-key API_KEY",
    "theme cartToken csrfToken cartId keyApi sortKey",
  ],
  ["a credential in a session", isCredentialMember, "accessToken access_token jwt", "id tokenCount sessionId"],
  [
    "a secret",
    soundsLikeSecret,
    "token resetToken password code verificationCode inviteUid otp",
    "csrfToken deviceToken countryCode userId uid promoCode nextPageToken",
  ],
  ["a lookup", soundsLikeLookup, "findUnique where compare verify limit get", "create hash update parse"],
  ["the cookie of a cart", soundsLikeGuestKey, "cartId _medusa_cart_id checkout", "theme session card"],
  ["a cookie that may know a guest again", mayKeyGuests, "cartId visitor", "userId admin_role orgId"],
  [
    "an action for strangers",
    isPublicName,
    "signIn subscribeToNewsletter addToCart requestPasswordReset apply",
    "updatePreferences deleteApiToken getWebhook createContact applyDiscounts createCoupon exchangePublicToken",
  ],
  [
    "a call around a session",
    isSessionCall,
    "auth.api.signUpEmail lucia.createSession bcrypt.compare supabase.auth.signInWithOAuth",
    "prisma.session.delete createUser",
  ],
  [
    "a call that adds",
    isAddingCall,
    "db.insert prisma.user.create createMany upsert",
    "db.update prisma.user.delete set",
  ],
  [
    "a passing thing",
    isPassingThing,
    "prisma.verificationToken carts db.passwordReset",
    "prisma.user apiTokens prisma.apiKey posts",
  ],
  [
    "private data",
    (name) => namesPrivateData([name]),
    "getInvoices getApiKey users getWebhook getSubaccountDetails",
    "getPosts getEventsByUser getCategories",
  ],
  [
    "what a backend does for guests",
    servesGuests,
    "sdk.store.cart.update",
    "sdk.store.cart.transfer sdk.store.customer.update cart",
  ],
];

describe.each(tables)("what sounds like %s", (_name, predicate, yes, no) => {
  it.each(yes.split(" "))("%s", (name) => {
    expect(predicate(name)).toBe(true);
  });
  it.each(no.split(" "))("not %s", (name) => {
    expect(predicate(name)).toBe(false);
  });
});

describe("a place", () => {
  it.each([
    "/app/(auth)/actions.ts",
    "/app/checkout/page.tsx",
    "/lib/actions/login.ts",
    "/app/[locale]/cart/x.ts",
    "/a/newsletter.actions.ts",
  ])("for strangers: %s", (file) => {
    expect(isPublicPlace(file)).toBe(true);
  });
  it.each([
    "/app/actions.ts",
    "/app/(auth)/account/actions.ts",
    "/app/author/page.tsx",
    "/app/dashboard/cart/x.ts",
    "/checkout/a/b/c/d/e/x.ts",
  ])("not for strangers: %s", (file) => {
    expect(isPublicPlace(file)).toBe(false);
  });
  it("of guests counts for its actions, but not for those of customers", () => {
    expect(isForGuests(["applyCode"], "/app/(checkout)/actions.ts")).toBe(true);
    expect(isForGuests(["addToCart"], "/app/actions.ts")).toBe(true);
    expect(isForGuests(["updateProfile"], "/app/(checkout)/actions.ts")).toBe(false);
    expect(isForGuests(["transferCart"], "/app/actions.ts")).toBe(false);
    expect(isForGuests(["applyCode"], "/app/actions.ts")).toBe(false);
  });
});

describe("callers counted by their address", () => {
  it.each([
    [["ratelimit(3).limit", "getIP"], true],
    [["applyIPRateLimit"], true],
    [["ratelimit.limit", "getUser"], false],
    [["getIp", "zip"], false],
  ])("%j: %s", (calls, expected) => {
    expect(countsByAddress(new Set(calls))).toBe(expected);
  });
});

describe("the words of a name", () => {
  it.each([
    ["createHTTPClient", "create http client"],
    ["create_order", "create order"],
    ["getIP", "get ip"],
    ["v2User", "v2 user"],
    ["$queryRaw", "query raw"],
    ["API", "api"],
    ["sign-up form", "sign up form"],
    ["", ""],
    ["__", ""],
    ["aB", "a b"],
    ["ABc", "a bc"],
  ])("%s", (name, expected) => {
    expect(wordsOf(name).join(" ")).toBe(expected);
  });
});
