import type ts from "typescript";

/** A method of ours in place of the service's: `prior()` asks the service below, once, and may throw what that throws. */
export type Override<Method extends keyof ts.LanguageService> = ts.LanguageService[Method] extends (
  ...args: infer Args
) => infer Result
  ? (prior: () => Result, ...args: Args) => Result
  : never;

export type Overrides = { readonly [Method in keyof ts.LanguageService]?: Override<Method> };

type AnyMethod = (...args: unknown[]) => unknown;
type AnyOverride = (prior: () => unknown, ...args: unknown[]) => unknown;

/**
 * A language service that does what `service` does, with some methods replaced. Every method is copied and gets all its arguments,
 * also those that a newer TypeScript adds. An exception in one of ours is handed to `onError`, and the answer is the service's own.
 */
export function decorate(
  service: ts.LanguageService,
  overrides: Overrides,
  onError: (method: string, error: unknown) => void,
): ts.LanguageService {
  const methods = service as unknown as Readonly<Record<string, unknown>>;
  const proxy: Record<string, unknown> = {};
  // Not only own keys: a plugin before us may have built its service on a prototype.
  for (const name in methods) {
    const method = methods[name];
    if (typeof method !== "function") {
      proxy[name] = method;
      continue;
    }
    const override = overrides[name as keyof ts.LanguageService] as AnyOverride | undefined;
    const call: AnyMethod = (...args) => (method as AnyMethod).apply(service, args);
    proxy[name] = override === undefined ? call : guard(call, override, (error) => onError(name, error));
  }
  return proxy as unknown as ts.LanguageService;
}

function guard(call: AnyMethod, override: AnyOverride, onError: (error: unknown) => void): AnyMethod {
  return (...args) => {
    const prior = once(() => call(...args));
    try {
      return override(prior.get, ...args);
    } catch (error) {
      // What the service itself throws (a cancelled request, say) is not ours to hide.
      if (prior.failed()) throw error;
      onError(error);
      return prior.get();
    }
  };
}

/** Asks once; `failed` tells whether asking threw. */
function once(ask: () => unknown): { readonly get: () => unknown; readonly failed: () => boolean } {
  let state: "asked" | "failed" | "fresh" = "fresh";
  let answer: unknown;
  return {
    get() {
      if (state === "asked") return answer;
      state = "failed";
      answer = ask();
      state = "asked";
      return answer;
    },
    failed: () => state === "failed",
  };
}
