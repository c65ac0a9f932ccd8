import type { Rule } from "../create-rule.ts";
import actionPropName from "./action-prop-name.ts";
import actionPropValue from "./action-prop-value.ts";
import noAccidentalEndpoint from "./no-accidental-endpoint.ts";
import noActionAsCallback from "./no-action-as-callback.ts";
import noBrokenClosure from "./no-broken-closure.ts";
import noClientIdentity from "./no-client-identity.ts";
import noIgnoredAuthResult from "./no-ignored-auth-result.ts";
import noIneffectiveDirective from "./no-ineffective-directive.ts";
import noInlineActionInClient from "./no-inline-action-in-client.ts";
import noMassAssignment from "./no-mass-assignment.ts";
import noMutableModuleState from "./no-mutable-module-state.ts";
import noOpenRedirect from "./no-open-redirect.ts";
import noRawRecordReturn from "./no-raw-record-return.ts";
import noRedirectInTryCatch from "./no-redirect-in-try-catch.ts";
import noSensitiveCapture from "./no-sensitive-capture.ts";
import noUnreachableAfterRedirect from "./no-unreachable-after-redirect.ts";
import noUseServerOnComponent from "./no-use-server-on-component.ts";
import requireAsyncAction from "./require-async-action.ts";
import requireAuth from "./require-auth.ts";
import requireInputValidation from "./require-input-validation.ts";
import requireRevalidation from "./require-revalidation.ts";
import safeServerActionsConfig from "./safe-server-actions-config.ts";
import serializableArguments from "./serializable-arguments.ts";
import serializableProps from "./serializable-props.ts";
import serializableReturn from "./serializable-return.ts";
import validActionExports from "./valid-action-exports.ts";
import validBind from "./valid-bind.ts";
import validDirective from "./valid-directive.ts";
import validRevalidatePath from "./valid-revalidate-path.ts";
import validRevalidateTag from "./valid-revalidate-tag.ts";

/** Every rule by its id, in order of name. `npm run new-rule` adds to this list. */
export const rules: Readonly<Record<string, Rule>> = {
  "action-prop-name": actionPropName,
  "action-prop-value": actionPropValue,
  "no-accidental-endpoint": noAccidentalEndpoint,
  "no-action-as-callback": noActionAsCallback,
  "no-broken-closure": noBrokenClosure,
  "no-client-identity": noClientIdentity,
  "no-ignored-auth-result": noIgnoredAuthResult,
  "no-ineffective-directive": noIneffectiveDirective,
  "no-inline-action-in-client": noInlineActionInClient,
  "no-mass-assignment": noMassAssignment,
  "no-mutable-module-state": noMutableModuleState,
  "no-open-redirect": noOpenRedirect,
  "no-raw-record-return": noRawRecordReturn,
  "no-redirect-in-try-catch": noRedirectInTryCatch,
  "no-sensitive-capture": noSensitiveCapture,
  "no-unreachable-after-redirect": noUnreachableAfterRedirect,
  "no-use-server-on-component": noUseServerOnComponent,
  "require-async-action": requireAsyncAction,
  "require-auth": requireAuth,
  "require-input-validation": requireInputValidation,
  "require-revalidation": requireRevalidation,
  "safe-server-actions-config": safeServerActionsConfig,
  "serializable-arguments": serializableArguments,
  "serializable-props": serializableProps,
  "serializable-return": serializableReturn,
  "valid-action-exports": validActionExports,
  "valid-bind": validBind,
  "valid-directive": validDirective,
  "valid-revalidate-path": validRevalidatePath,
  "valid-revalidate-tag": validRevalidateTag,
};
