import { describe, expect, it } from "vitest";
import { readMarkers } from "../fixtures/markers.ts";

describe("readMarkers", () => {
  it("takes the place from the code above the carets", () => {
    const text = ["try {", '  redirect("/");', "//^^^^^^^^^^^^^ expect: no-redirect-in-try-catch", "} catch {}"].join(
      "\n",
    );
    const [marker, ...others] = readMarkers(text);
    expect(marker).toEqual({ rule: "no-redirect-in-try-catch", start: 8, end: 21 });
    expect(text.slice(8, 21)).toBe('redirect("/")');
    expect(others).toEqual([]);
  });

  it("tells what is found with types only", () => {
    const text = ["f(a);", "//^ expect: one with types", "f(b);", "//^ expect: one"].join("\n");
    expect(readMarkers(text)).toEqual([
      { rule: "one", start: 2, end: 3, withTypes: true },
      { rule: "one", start: 35, end: 36 },
    ]);
  });

  it("lets several markers follow one line, in JSX too", () => {
    const text = [
      "      <a b={c} d={e} />",
      "      {/*  ^^^ expect: one */}",
      "      {/*        ^^^ expect: two */}",
    ].join("\n");
    expect(readMarkers(text).map(({ rule, start, end }) => [rule, text.slice(start, end)])).toEqual([
      ["one", "{c}"],
      ["two", "{e}"],
    ]);
  });

  it("refuses carets beyond the code", () => {
    expect(() => readMarkers(["  f();", "//     ^^^^^ expect: one"].join("\n"), "a.ts")).toThrow("a.ts: the carets");
  });

  it("leaves ordinary comments alone", () => {
    expect(readMarkers("// We expect: nothing\nf(); // ^ expect: no marker at a line's end")).toEqual([]);
  });
});
