import { type NavigationKind, navigationErrorTexts } from "../knowledge/next.ts";

/** What is known of a value while a handler runs with a navigation error in hand. */
export type Value =
  /** The navigation error itself. */
  | { readonly kind: "error" }
  /** A promise rejected with it. */
  | { readonly kind: "rejection" }
  /** `missing`: a member that navigation errors do not have. */
  | {
      readonly kind: "constant";
      readonly value: bigint | boolean | number | string | null | undefined;
      readonly missing?: true;
    }
  /** A text of the error: begins with one of `starts` (is one of them, if `whole`). */
  | { readonly kind: "text"; readonly starts: readonly string[]; readonly whole: boolean }
  /** The first parts of such a text, split. */
  | { readonly kind: "parts"; readonly first: readonly string[] }
  /** Some object or function: truthy, not the error itself, but it may hold it (`{ error }`). */
  | { readonly kind: "object"; readonly holdsError?: true }
  /** `aboutError`: depends on the error in a way that cannot be worked out: one outcome for all navigation errors, but which? */
  | { readonly kind: "unknown"; readonly aboutError: boolean };

export const theError: Value = { kind: "error" };
export const someObject: Value = { kind: "object" };
export const somethingElse: Value = { kind: "unknown", aboutError: false };
export const somethingAboutError: Value = { kind: "unknown", aboutError: true };
export const nothing: Value = { kind: "constant", value: undefined };

export function constant(value: bigint | boolean | number | string | null | undefined): Value {
  return { kind: "constant", value };
}

/** An object made of `parts`. */
export function objectOf(parts: readonly Value[]): Value {
  return parts.some(holdsError) ? { kind: "object", holdsError: true } : someObject;
}

/** Whether who gets the value gets the error, and could throw it again. */
export function holdsError(value: Value): boolean {
  return value.kind === "error" || (value.kind === "object" && value.holdsError === true);
}

/** `undefined` when it may be either. */
export function truthiness(value: Value): boolean | undefined {
  if (value.kind === "constant") return Boolean(value.value);
  return value.kind === "unknown" ? undefined : true;
}

export function isNullish(value: Value): boolean | undefined {
  if (value.kind === "constant") return value.value === null || value.value === undefined;
  return value.kind === "unknown" ? undefined : false;
}

export function isAboutError(value: Value): boolean {
  if (value.kind === "unknown") return value.aboutError;
  return value.kind !== "constant" && value.kind !== "object";
}

export function negate(value: Value): Value {
  const truthy = truthiness(value);
  return truthy === undefined ? value : constant(!truthy);
}

/** `error.name`: every navigation error is a plain `Error`, with nothing of its own but `digest`. */
export function memberOf(object: Value, name: string | undefined, kind: NavigationKind): Value {
  if (object.kind === "parts")
    return name === "0" ? { kind: "text", starts: object.first, whole: true } : somethingAboutError;
  if (object.kind !== "error") return isAboutError(object) ? somethingAboutError : somethingElse;
  switch (name) {
    case undefined:
      return somethingAboutError;
    case "message":
    case "digest":
      return { kind: "text", ...navigationErrorTexts[kind][name] };
    case "name":
      return constant("Error");
    case "constructor":
    case "toString":
      return someObject;
    case "stack":
      return somethingAboutError;
    default:
      return { kind: "constant", value: undefined, missing: true };
  }
}

/** `String(error)`, `${error}`. */
export function textOf(value: Value, kind: NavigationKind): Value {
  if (value.kind === "constant") return constant(String(value.value));
  if (value.kind === "text") return value;
  if (value.kind === "error") {
    const { starts, whole } = navigationErrorTexts[kind].message;
    return { kind: "text", starts: starts.map((message) => `Error: ${message}`), whole };
  }
  return isAboutError(value) ? somethingAboutError : somethingElse;
}

export function typeOf(value: Value): Value {
  switch (value.kind) {
    case "constant":
      return constant(value.value === null ? "object" : typeof value.value);
    case "text":
      return constant("string");
    case "error":
    case "parts":
    case "rejection":
      return constant("object");
    case "object":
      return somethingElse;
    case "unknown":
      return value;
  }
}

/** `left === right` (`==` too, with its `null` and `undefined` alike). */
export function equals(left: Value, right: Value, loose: boolean): Value {
  if (left.kind === "constant" && right.kind === "constant") {
    if (loose && (left.value === null || left.value === undefined))
      return constant(right.value === null || right.value === undefined);
    return constant(left.value === right.value);
  }
  if (right.kind === "text" || right.kind === "error") return equalsErrorPart(right, left);
  if (left.kind === "text" || left.kind === "error") return equalsErrorPart(left, right);
  if (isAboutError(left) || isAboutError(right)) return somethingAboutError;
  // `error.code === UNIQUE_VIOLATION`: what it is compared with is there.
  return isMissing(left) || isMissing(right) ? constant(false) : somethingElse;
}

/** A test of the error's text; `undefined` for a method that is none. */
export function testText(text: Value & { kind: "text" }, method: string, argument: Value): Value | undefined {
  if (method === "split") {
    const separator = argument.kind === "constant" ? String(argument.value) : undefined;
    if (separator === undefined) return somethingAboutError;
    const first = text.starts
      .filter((start) => text.whole || start.includes(separator))
      .map((start) => start.split(separator)[0] ?? start);
    return first.length > 0 ? { kind: "parts", first } : somethingAboutError;
  }
  if (method !== "endsWith" && method !== "includes" && method !== "startsWith") return undefined;
  if (argument.kind !== "constant" || typeof argument.value !== "string") return somethingAboutError;
  const wanted = argument.value;
  if (method !== "endsWith" && text.starts.some((start) => start[method](wanted))) return constant(true);
  if (method === "endsWith" && text.whole) return constant(text.starts.some((start) => start.endsWith(wanted)));
  if (text.whole) return constant(false);
  // The codes of Next.js stand at the beginning.
  if (method === "includes" && wanted.startsWith("NEXT_")) return constant(false);
  const cannotBe = method === "startsWith" && !text.starts.some((start) => wanted.startsWith(start));
  return cannotBe ? constant(false) : somethingAboutError;
}

function equalsErrorPart(part: Value & { kind: "error" | "text" }, other: Value): Value {
  if (other.kind === "error") return constant(part.kind === "error");
  if (other.kind === "unknown") return somethingAboutError;
  if (part.kind === "error" || other.kind !== "constant") return constant(false);
  const { value } = other;
  if (typeof value !== "string") return constant(false);
  if (part.starts.includes(value)) return constant(true);
  return !part.whole && part.starts.some((start) => value.startsWith(start)) ? somethingAboutError : constant(false);
}

function isMissing(value: Value): boolean {
  return value.kind === "constant" && value.missing === true;
}
