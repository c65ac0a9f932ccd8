/** What a call of a library, or of something nobody can look into, says of the caller. */
import {
  isAuthPackage,
  makesAuthClient,
  findAuthMethod,
  findAuthPrimitive,
  type AuthPrimitive,
} from "../knowledge/auth-primitives.ts";
import { isInertPackage, readsRequestStore } from "../knowledge/auth-inert.ts";
import {
  isNameOfCaller,
  soundsLikeAuth,
  soundsLikeCredential,
  soundsLikeEndingGuard,
  soundsLikeGuard,
  soundsLikeIdentity,
  soundsLikeValidation,
} from "../knowledge/auth-names.ts";
import type { FlowCall } from "../model/flow.ts";
import { lastNameOf } from "../model/reference.ts";
import type { Settings } from "../settings/defaults.ts";
import type { GuardFrame } from "./guards-model.ts";
import { nameOf } from "./guards-names.ts";
import type { CallTarget, NamedCallee } from "./guards-values.ts";
import { globalSource } from "./guards-targets.ts";
import { lastName } from "../knowledge/words.ts";

/**
 * `guard`: ends the action when there is nobody. `identity`: gives somebody or nothing. `credential`: gives what proves an identity
 * elsewhere. `cookie`: gives another cookie. `none`: asks nobody. `unknown`: may be any of them.
 */
export type CallMeaning =
  /** `mayEnd`: nobody can tell whether it also ends the action itself. */
  | { readonly kind: "identity"; readonly row: Pick<AuthPrimitive, "missing">; readonly mayEnd?: true }
  /** `verifies`: the token that it is given. `synchronous`: nobody has to wait for it. */
  | { readonly kind: "guard"; readonly synchronous?: true; readonly verifies?: true }
  | { readonly kind: "cookie"; readonly name: string }
  | { readonly kind: "credential" | "none" | "unknown" };

const none: CallMeaning = { kind: "none" };
const guard: CallMeaning = { kind: "guard" };
const anyMember = { missing: ["", "*"] };
const unknown: CallMeaning = { kind: "unknown" };

/** Whether the settings say of a call that it checks the caller; its definition is not looked at then. */
export function isConfiguredGuard({ auth }: Settings, call: FlowCall): boolean {
  const { callee } = call;
  const reference = callee.kind === "reference" ? callee.reference : undefined;
  const names = [call.name, lastName(call.name), ...(reference ? [lastNameOf(reference)] : [])];
  if (names.some((name) => auth.functions.includes(name))) return true;
  return reference?.kind === "import" && auth.modules.includes(reference.source);
}

export function meaningOfCall(frame: GuardFrame, target: CallTarget, call: FlowCall): CallMeaning {
  switch (target.kind) {
    case "named":
      return meaningOfNamed(frame, target, call);
    case "handed":
      return meaningByWriting(call) ?? none;
    case "closure":
      return unknown;
    case "unknown":
      return meaningByWriting(call) ?? (isMethod(call) ? none : unknown);
  }
}

/** Of a method on a value that cannot be followed: by the end of its name alone. */
function meaningByWriting(call: FlowCall): CallMeaning | undefined {
  if (!isMethod(call)) return undefined;
  const row = findAuthMethod(call.name);
  if (row) return meaningOfRow(row, call);
  const names = call.name.split(".").map((name) => name.split("(", 1)[0] ?? "");
  if (names.slice(1).some(isNameOfCaller)) return { kind: "identity", row: anyMember };
  if (soundsLikeIdentity(names.at(-1) ?? "") || soundsLikeValidation(names.at(-1) ?? ""))
    return { kind: "identity", row: anyMember, mayEnd: true };
  return names.some(soundsLikeGuard) ? unknown : undefined;
}

function meaningOfNamed(frame: GuardFrame, { call: named, source = "" }: NamedCallee, call: FlowCall): CallMeaning {
  const row = findAuthPrimitive(source, named) ?? findAuthMethod(named);
  if (row && isAsked(row, call)) return meaningOfRow(row, call);
  const read = source === "next/headers" ? meaningOfRead(frame, named, call) : undefined;
  if (read) return read;
  if (readsRequestStore(source, named)) return unknown;
  if (source === globalSource || isInertPackage(source)) return none;
  if (named.startsWith("new ")) return meaningByWriting(call) ?? none;
  if (named.split(".").slice(1).some(isNameOfCaller)) return { kind: "identity", row: anyMember };
  if (isAuthPackage(source))
    return soundsLikeGuard(lastName(named)) && !makesAuthClient(source, named) ? unknown : none;
  return meaningByName(source, lastName(named));
}

/** A function of a package that no table knows: guards are called so, or are kept in a package that says it. */
function meaningByName(source: string, name: string): CallMeaning {
  if (soundsLikeEndingGuard(name)) return guard;
  if (soundsLikeIdentity(name)) return { kind: "identity", row: anyMember };
  return soundsLikeGuard(name) || soundsLikeAuth(source) ? unknown : none;
}

function meaningOfRow(row: Omit<AuthPrimitive, "from">, call: FlowCall): CallMeaning {
  if (row.guardsWith && hasOption(call, row.guardsWith)) return guard;
  if (row.gives === "identity") return { kind: "identity", row };
  if (row.gives === "credential") return { kind: "credential" };
  const { synchronous, verifies } = row;
  return { kind: "guard", ...(synchronous && { synchronous }), ...(verifies && { verifies }) };
}

function isAsked({ asksWith }: Omit<AuthPrimitive, "from">, { args }: FlowCall): boolean {
  if (asksWith === undefined) return true;
  return args.some((argument) => argument.kind === "object" && Object.hasOwn(argument.properties, asksWith));
}

function hasOption({ args }: FlowCall, { option, values }: NonNullable<AuthPrimitive["guardsWith"]>): boolean {
  return args.some((argument) => {
    const value =
      argument.kind === "object" && Object.hasOwn(argument.properties, option)
        ? argument.properties[option]
        : undefined;
    return value?.kind === "constant" && values.includes(value.text ?? "");
  });
}

/** `(await cookies()).get(name)`, `(await headers()).get(name)`; the header `Cookie` holds all of them, also the session's. */
function meaningOfRead(frame: GuardFrame, named: string, { args: [given] }: FlowCall): CallMeaning | undefined {
  const isCookie = named === "cookies().get";
  if (!isCookie && named !== "headers().get") return undefined;
  const name = given ? nameOf(frame, given) : "";
  if (soundsLikeCredential(name) || (!isCookie && name.toLowerCase() === "cookie")) return { kind: "credential" };
  return isCookie ? { kind: "cookie", name } : none;
}

function isMethod({ name }: FlowCall): boolean {
  return name.includes(".");
}
