/** How better-auth is asked who the caller is: `auth.api`, https://better-auth.com/docs/concepts/api (1.0 - 1.4). */
import type { AuthPrimitive } from "./auth-primitives.ts";

const betterAuth = ["better-auth", "better-auth/minimal"];

const row = (calls: string, rest: Pick<AuthPrimitive, "asksWith" | "gives" | "missing">): AuthPrimitive => ({
  library: "better-auth",
  from: betterAuth,
  calls: calls.split(/\s+/u).map((name) => `betterAuth().api.${name}`),
  since: "1.0.0",
  ...rest,
});

/** Endpoints that throw `UNAUTHORIZED` without a session, once they are given the headers of the request; some of them ask nobody else. */
const ofSession = [
  "changeEmail changePassword setPassword updateUser deleteUser listSessions revokeSession revokeSessions revokeOtherSessions",
  "linkSocialAccount listUserAccounts unlinkAccount getAccessToken refreshToken accountInfo",
  // admin
  "setRole createUser adminUpdateUser listUsers getUser listUserSessions banUser unbanUser removeUser setUserPassword impersonateUser revokeUserSession revokeUserSessions",
  // organization
  "createOrganization updateOrganization deleteOrganization getFullOrganization setActiveOrganization listOrganizations leaveOrganization",
  "createInvitation acceptInvitation rejectInvitation cancelInvitation listInvitations removeMember updateMemberRole listMembers getActiveMember",
  "createTeam updateTeam removeTeam listOrganizationTeams createOrgRole updateOrgRole deleteOrgRole",
  // api-key, two-factor, passkey
  "createApiKey updateApiKey deleteApiKey listApiKeys getApiKey enableTwoFactor disableTwoFactor getTOTPURI deletePasskey updatePasskey",
].join(" ");

export const betterAuthPrimitives: readonly AuthPrimitive[] = [
  row("getSession", { gives: "identity" }),
  row("hasPermission userHasPermission", { gives: "identity", missing: ["success"] }),
  row(ofSession, { gives: "guard", asksWith: "headers" }),
];
