/** Calls whose receiver knows the caller by itself: by the caller's own session, or by what the request says. */

/** What makes a Supabase client. */
export const supabaseClients = [
  "createServerClient",
  "createClient",
  "createServerActionClient",
  "createServerComponentClient",
  "createRouteHandlerClient",
];

/** Whether a call goes through a Supabase client that carries the caller's session, so that row-level security knows the caller. */
export function isUserClient(source: string | undefined, call: string): boolean {
  if (source !== "@supabase/ssr" && source !== "@supabase/auth-helpers-nextjs") return false;
  return supabaseClients.some((name) => call.startsWith(`${name}().`));
}

/** Whether such a call changes the caller's own account, which Supabase refuses without a session: all of `supabase.auth` but its `admin`. */
export function changesOwnAccount(call: string): boolean {
  const members = call.split(".");
  const auth = members.indexOf("auth");
  return auth > 0 && members[auth + 1] !== "admin";
}

/**
 * Whether what a function of `next/headers` gives holds the caller's own credential, as who is handed it would look for one: all headers do,
 * and all cookies as a text; a single one is asked for by its name. `undefined`: it is no such function.
 */
export function holdsAllOfRequest(source: string | undefined, call: string): boolean | undefined {
  if (source !== "next/headers") return undefined;
  return call === "headers" || call === "cookies().toString" || call === "cookies().getAll";
}
