/** The authentication libraries that are known, and how each is asked who the caller is. */
import { betterAuthPrimitives } from "./auth-better-auth.ts";
import { supabaseClients } from "./auth-carried.ts";
import type { AuthPrimitive } from "./auth-primitives.ts";

const clerk = ["@clerk/nextjs", "@clerk/nextjs/server", "@clerk/nextjs/app-beta"];
const kinde = ["@kinde-oss/kinde-auth-nextjs/server", "@kinde-oss/kinde-auth-nextjs"];
const supabase = ["@supabase/ssr", "@supabase/supabase-js", "@supabase/auth-helpers-nextjs"];
const firebase = ["firebase-admin/auth", "firebase-admin", "next-firebase-auth-edge"];

export const authPrimitives: readonly AuthPrimitive[] = [
  { library: "Auth.js", from: ["next-auth"], calls: ["default().auth"], gives: "identity", since: "5.0.0" },
  {
    library: "NextAuth.js",
    from: ["next-auth", "next-auth/next"],
    calls: ["getServerSession", "unstable_getServerSession", "default.getServerSession"],
    gives: "identity",
    since: "4.0.0",
  },
  { library: "NextAuth.js", from: ["next-auth/jwt"], calls: ["getToken", "decode"], gives: "identity", since: "4.0.0" },
  {
    library: "Clerk",
    from: clerk,
    calls: ["auth"],
    gives: "identity",
    missing: ["userId", "sessionId", "orgId", "sessionClaims", "isAuthenticated", "has()"],
    since: "4.0.0",
  },
  { library: "Clerk", from: clerk, calls: ["currentUser"], gives: "identity", since: "4.0.0" },
  { library: "Clerk", from: clerk, calls: ["auth.protect"], gives: "guard", since: "6.0.0" },
  {
    library: "Clerk",
    from: clerk,
    calls: ["auth().protect"],
    gives: "guard",
    synchronous: true,
    since: "5.0.0",
    until: "6.0.0",
  },
  { library: "Clerk", from: clerk, calls: ["auth().has"], gives: "identity", since: "5.0.0" },
  {
    library: "Clerk",
    from: clerk,
    calls: ["auth().redirectToSignIn"],
    gives: "guard",
    synchronous: true,
    since: "5.0.0",
  },
  { library: "Clerk", from: clerk, calls: ["auth().getToken"], gives: "credential", since: "5.0.0" },
  ...betterAuthPrimitives,
  {
    library: "Supabase",
    from: supabase,
    calls: supabaseClients.map((name) => `${name}().auth.getUser`),
    gives: "identity",
    missing: ["data.user"],
  },
  {
    library: "Supabase",
    from: supabase,
    calls: supabaseClients.map((name) => `${name}().auth.getSession`),
    gives: "identity",
    missing: ["data.session"],
  },
  {
    library: "Supabase",
    from: supabase,
    calls: supabaseClients.map((name) => `${name}().auth.getClaims`),
    gives: "identity",
    missing: ["data"],
  },
  {
    library: "Lucia",
    from: ["lucia"],
    calls: ["new Lucia().validateSession"],
    gives: "identity",
    missing: ["user", "session"],
    since: "3.0.0",
  },
  {
    library: "WorkOS AuthKit",
    from: ["@workos-inc/authkit-nextjs"],
    calls: ["withAuth", "getUser", "authkit"],
    gives: "identity",
    missing: ["user", "session", "accessToken", "sessionId"],
    guardsWith: { option: "ensureSignedIn", values: ["true"] },
  },
  { library: "WorkOS AuthKit", from: ["@workos-inc/authkit-nextjs"], calls: ["getSession"], gives: "identity" },
  { library: "Kinde", from: kinde, calls: ["getKindeServerSession().getUser"], gives: "identity" },
  {
    library: "Kinde",
    from: kinde,
    calls: [
      "getKindeServerSession().isAuthenticated",
      "getKindeServerSession().getPermission",
      "getKindeServerSession().getPermissions",
      "getKindeServerSession().getOrganization",
      "getKindeServerSession().getIdToken",
      "getKindeServerSession().getAccessToken",
      "getKindeServerSession().getRoles",
    ],
    gives: "identity",
    missing: ["", "*"],
  },
  {
    library: "Stack Auth",
    from: ["@stackframe/stack", "@stackframe/stack/server"],
    calls: ["new StackServerApp().getUser"],
    gives: "identity",
    guardsWith: { option: "or", values: ["redirect", "throw"] },
  },
  { library: "iron-session", from: ["iron-session"], calls: ["getIronSession"], gives: "identity", missing: ["*"] },
  {
    library: "Auth0",
    from: ["@auth0/nextjs-auth0"],
    calls: ["getSession", "default.getSession"],
    gives: "identity",
    since: "2.0.0",
    until: "4.0.0",
  },
  {
    library: "Auth0",
    from: ["@auth0/nextjs-auth0/server"],
    calls: ["new Auth0Client().getSession"],
    gives: "identity",
    since: "4.0.0",
  },
  {
    library: "Auth0",
    from: ["@auth0/nextjs-auth0", "@auth0/nextjs-auth0/server"],
    calls: ["getAccessToken", "new Auth0Client().getAccessToken"],
    gives: "guard",
    since: "2.0.0",
  },
  {
    library: "jose",
    from: ["jose"],
    calls: ["jwtVerify", "jwtDecrypt", "compactVerify"],
    gives: "guard",
    verifies: true,
    since: "4.0.0",
  },
  {
    library: "jsonwebtoken",
    from: ["jsonwebtoken"],
    calls: ["verify", "default.verify"],
    gives: "guard",
    synchronous: true,
    verifies: true,
  },
  {
    library: "Payload",
    from: ["payload"],
    calls: ["getPayload().auth"],
    gives: "identity",
    missing: ["user"],
    since: "3.0.0",
  },
  { library: "Payload", from: ["@payloadcms/next/auth"], calls: ["refresh"], gives: "guard", since: "3.0.0" },
  {
    library: "Firebase Admin",
    from: firebase,
    calls: [
      "getAuth().verifyIdToken",
      "getAuth().verifySessionCookie",
      "auth().verifyIdToken",
      "auth().verifySessionCookie",
      "default.auth().verifyIdToken",
      "default.auth().verifySessionCookie",
    ],
    gives: "guard",
    since: "10.0.0",
  },
  { library: "Firebase Admin", from: ["next-firebase-auth-edge"], calls: ["getTokens"], gives: "identity" },
  { library: "Descope", from: ["@descope/nextjs-sdk/server"], calls: ["session"], gives: "identity" },
  {
    library: "Logto",
    from: ["@logto/next/server-actions"],
    calls: ["getLogtoContext"],
    gives: "identity",
    missing: ["isAuthenticated", "claims"],
  },
];

/**
 * The same by the end of the call alone, for a receiver that nobody can resolve (a client handed in as a parameter).
 */
export const authMethods: readonly Pick<AuthPrimitive, "calls" | "gives" | "library" | "missing">[] = [
  { library: "Supabase", calls: ["auth.getUser"], gives: "identity", missing: ["data.user", "user"] },
  { library: "Supabase", calls: ["auth.getSession"], gives: "identity", missing: ["data.session", "session"] },
  { library: "Supabase", calls: ["auth.getClaims"], gives: "identity", missing: ["data"] },
  { library: "better-auth", calls: ["api.getSession"], gives: "identity" },
  { library: "Payload", calls: ["payload.auth"], gives: "identity", missing: ["user"] },
  { library: "Firebase Admin", calls: ["verifyIdToken", "verifySessionCookie"], gives: "guard" },
  { library: "Appwrite", calls: ["account.get"], gives: "guard" },
  { library: "Octokit", calls: ["webhooks.verifyAndReceive"], gives: "guard" },
  { library: "Lucia", calls: ["lucia.validateSession"], gives: "identity", missing: ["user", "session"] },
];
