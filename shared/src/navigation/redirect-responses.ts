import type { TSESTree } from "@typescript-eslint/utils";
import { isRedirectResponse } from "../knowledge/next.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import type { Reference } from "../model/reference.ts";
import { namedImport, referenceOf } from "../syntax/bindings.ts";

/** Whether a call makes a response that redirects: it gives it back, and throws nothing. */
export function makesRedirectResponse(module: ModuleAnalysis, call: TSESTree.CallExpression): boolean {
  return isRedirectResponseReference(namedImport(referenceOf(module, call.callee)));
}

/** `NextResponse.redirect`, `Response.redirect`. */
export function isRedirectResponseReference(reference: Reference): boolean {
  if (reference.kind !== "global" && reference.kind !== "import") return false;
  const source = reference.kind === "import" ? reference.source : undefined;
  return isRedirectResponse(source, [reference.name, ...reference.path]);
}
