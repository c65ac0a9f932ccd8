import { describe, expect, test, vi } from "vitest";
import type ts from "typescript";
import { decorate, type Overrides } from "../../ts-plugin/src/decorate.ts";

const asService = (methods: object): ts.LanguageService => methods as unknown as ts.LanguageService;

describe("decorate", () => {
  test("forwards every method with all its arguments, also unknown ones, bound to the service", () => {
    const base = Object.create({
      inherited(this: unknown, ...args: unknown[]) {
        return [this === base, ...args];
      },
    }) as Record<string, unknown>;
    base["own"] = function own(this: unknown, ...args: unknown[]) {
      return [this === base, ...args];
    };
    base["version"] = 7;
    const service = decorate(asService(base), {}, () => {}) as unknown as Record<
      string,
      (...args: unknown[]) => unknown
    >;
    expect(service["own"]!(1, 2, 3, 4, 5)).toEqual([true, 1, 2, 3, 4, 5]);
    expect(service["inherited"]!("a", undefined)).toEqual([true, "a", undefined]);
    expect(service["version"]).toBe(7);
  });

  test("an override gets the arguments and asks the service below at most once", () => {
    const below = vi.fn((...args: unknown[]) => args.length);
    const overrides = {
      getSemanticDiagnostics: (prior: () => unknown, ...args: unknown[]) => [prior(), prior(), ...args],
    } as unknown as Overrides;
    const service = decorate(asService({ getSemanticDiagnostics: below }), overrides, () => {});
    expect((service.getSemanticDiagnostics as (...args: unknown[]) => unknown)("file.ts", "more")).toEqual([
      2,
      2,
      "file.ts",
      "more",
    ]);
    expect(below).toHaveBeenCalledTimes(1);
  });

  test("an override may leave the service below unasked", () => {
    const below = vi.fn();
    const service = decorate(
      asService({ getSemanticDiagnostics: below }),
      { getSemanticDiagnostics: () => [] },
      () => {},
    );
    expect(service.getSemanticDiagnostics("file.ts")).toEqual([]);
    expect(below).not.toHaveBeenCalled();
  });

  test("an error in an override is logged, and the answer is the service's own", () => {
    const below = vi.fn(() => ["prior"]);
    const onError = vi.fn();
    const failure = new Error("ours");
    const before = decorate(
      asService({ getSemanticDiagnostics: below }),
      {
        getSemanticDiagnostics: () => {
          throw failure;
        },
      },
      onError,
    );
    expect(before.getSemanticDiagnostics("file.ts")).toEqual(["prior"]);
    const after = decorate(
      asService({ getSemanticDiagnostics: below }),
      {
        getSemanticDiagnostics: (prior) => {
          prior();
          throw failure;
        },
      },
      onError,
    );
    expect(after.getSemanticDiagnostics("file.ts")).toEqual(["prior"]);
    expect(below).toHaveBeenCalledTimes(2);
    expect(onError.mock.calls).toEqual([
      ["getSemanticDiagnostics", failure],
      ["getSemanticDiagnostics", failure],
    ]);
  });

  test("an error of the service below is its own: it is thrown on, once, and not logged", () => {
    const failure = new Error("cancelled");
    const below = vi.fn(() => {
      throw failure;
    });
    const onError = vi.fn();
    const service = decorate(
      asService({ getSemanticDiagnostics: below }),
      { getSemanticDiagnostics: (prior) => prior() },
      onError,
    );
    expect(() => service.getSemanticDiagnostics("file.ts")).toThrow(failure);
    expect(below).toHaveBeenCalledTimes(1);
    expect(onError).not.toHaveBeenCalled();
  });
});
