import { type Check, checks as sharedChecks, clientEntryProps } from "@server-actions/shared";

/** What this plugin reports: every check of the ESLint plugin, and the one that needs a type checker and an editor. */
export const checks: readonly Check[] = [...sharedChecks, clientEntryProps];
