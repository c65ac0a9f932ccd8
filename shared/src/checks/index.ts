import type { Check } from "../model/check.ts";
import { actionPropName } from "./action-prop-name.ts";
import { actionPropValue } from "./action-prop-value.ts";
import { noAccidentalEndpoint } from "./no-accidental-endpoint.ts";
import { noActionAsCallback } from "./no-action-as-callback.ts";
import { noBrokenClosure } from "./no-broken-closure.ts";
import { noClientIdentity } from "./no-client-identity.ts";
import { noIgnoredAuthResult } from "./no-ignored-auth-result.ts";
import { noIneffectiveDirective } from "./no-ineffective-directive.ts";
import { noInlineActionInClient } from "./no-inline-action-in-client.ts";
import { noMassAssignment } from "./no-mass-assignment.ts";
import { noMutableModuleState } from "./no-mutable-module-state.ts";
import { noOpenRedirect } from "./no-open-redirect.ts";
import { noRawRecordReturn } from "./no-raw-record-return.ts";
import { noRedirectInTryCatch } from "./no-redirect-in-try-catch.ts";
import { noSensitiveCapture } from "./no-sensitive-capture.ts";
import { noUnreachableAfterRedirect } from "./no-unreachable-after-redirect.ts";
import { noUseServerOnComponent } from "./no-use-server-on-component.ts";
import { requireAsyncAction } from "./require-async-action.ts";
import { requireAuth } from "./require-auth.ts";
import { requireInputValidation } from "./require-input-validation.ts";
import { requireRevalidation } from "./require-revalidation.ts";
import { safeServerActionsConfig } from "./safe-server-actions-config.ts";
import { serializableArguments } from "./serializable-arguments.ts";
import { serializableProps } from "./serializable-props.ts";
import { serializableReturn } from "./serializable-return.ts";
import { validActionExports } from "./valid-action-exports.ts";
import { validBind } from "./valid-bind.ts";
import { validDirective } from "./valid-directive.ts";
import { validRevalidatePath } from "./valid-revalidate-path.ts";
import { validRevalidateTag } from "./valid-revalidate-tag.ts";

/**
 * Every check that is also an ESLint rule, in order of name. `npm run new-rule` adds to this list.
 * `clientEntryProps` is not in it: it needs types, so only the TypeScript plugin runs it.
 */
export const checks: readonly Check[] = [
  actionPropName,
  actionPropValue,
  noAccidentalEndpoint,
  noActionAsCallback,
  noBrokenClosure,
  noClientIdentity,
  noIgnoredAuthResult,
  noIneffectiveDirective,
  noInlineActionInClient,
  noMassAssignment,
  noMutableModuleState,
  noOpenRedirect,
  noRawRecordReturn,
  noRedirectInTryCatch,
  noSensitiveCapture,
  noUnreachableAfterRedirect,
  noUseServerOnComponent,
  requireAsyncAction,
  requireAuth,
  requireInputValidation,
  requireRevalidation,
  safeServerActionsConfig,
  serializableArguments,
  serializableProps,
  serializableReturn,
  validActionExports,
  validBind,
  validDirective,
  validRevalidatePath,
  validRevalidateTag,
];

export {
  actionPropName,
  actionPropValue,
  noAccidentalEndpoint,
  noActionAsCallback,
  noBrokenClosure,
  noClientIdentity,
  noIgnoredAuthResult,
  noIneffectiveDirective,
  noInlineActionInClient,
  noMassAssignment,
  noMutableModuleState,
  noOpenRedirect,
  noRawRecordReturn,
  noRedirectInTryCatch,
  noSensitiveCapture,
  noUnreachableAfterRedirect,
  noUseServerOnComponent,
  requireAsyncAction,
  requireAuth,
  requireInputValidation,
  requireRevalidation,
  safeServerActionsConfig,
  serializableArguments,
  serializableProps,
  serializableReturn,
  validActionExports,
  validBind,
  validDirective,
  validRevalidatePath,
  validRevalidateTag,
};

/** The check of a rule id (without a namespace); `undefined` when there is none. */
export function checkByName(name: string): Check | undefined {
  return checks.find((check) => check.name === name);
}
