/** React itself judges the classifier: every kind of value, sent every way, by every copy of React, in development and production. */
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { TypeView } from "../../../shared/src/types/type-view.ts";
import { classify, viewKinds } from "./classify-kinds.ts";
import { disagreements, findDisagreement } from "./disagreements.ts";
import { kindFiles } from "./kinds/index.ts";
import { flightCopies, type FlightName, loadFlight, type Mode } from "./load-flight.ts";
import { agrees, type Make, outcomeOf, send, type Way, ways } from "./send.ts";

const modes: readonly Mode[] = ["development", "production"];
/** The ways that go through code of their own; the others are made of these. */
const basicWays: readonly Way[] = ["argument", "bare argument", "result", "nested", "state"];
const allWays: ReadonlySet<FlightName> = new Set(["react 19.3", "next with webpack"]);
const cases = Object.keys(flightCopies) as FlightName[];

let views: ReadonlyMap<string, ReadonlyMap<string, TypeView>>;

beforeAll(() => {
  vi.spyOn(console, "error").mockReturnValue();
  views = viewKinds();
  return () => void vi.restoreAllMocks();
});

function* kinds(): Generator<{ readonly name: string; readonly make: Make; readonly view: TypeView }> {
  for (const [file, made] of Object.entries(kindFiles)) {
    for (const [name, make] of Object.entries(made)) {
      const view = views.get(file)?.get(name);
      if (!view) throw new Error(`${file}.ts has no view of ${name}`);
      yield { name, make, view };
    }
  }
}

describe.each(cases)("%s", (copy) => {
  it.each(modes)("does in %s what the classifier says", async (mode) => {
    const flight = loadFlight(copy, mode);
    const wrong: string[] = [];
    for (const { name, make, view } of kinds()) {
      for (const way of allWays.has(copy) ? ways : basicWays) {
        const known = findDisagreement(name, copy, way);
        if (known?.hangs) continue;
        const said = classify([view], way);
        const sent = await send(flight, way, make);
        if (agrees(said, sent, mode) === (known === undefined)) continue;
        wrong.push(
          `${name}, ${way}: the classifier says ${said}, React ${outcomeOf(sent)}${known ? ", an explained difference that is gone" : ""}`,
        );
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe("the kinds", () => {
  it("are more than two hundred, and most are known", () => {
    const all = [...kinds()];
    const unknown = all.filter(({ view }) => ways.every((way) => classify([view], way) === "unknown"));
    expect(all.length).toBeGreaterThan(250);
    expect(unknown.map(({ name }) => name).sort()).toMatchInlineSnapshot(`
      [
        "anyText",
        "arrayAsIterable",
        "asyncFunction",
        "blobStream",
        "boxedBoolean",
        "boxedNumber",
        "boxedString",
        "classWithStatic",
        "clientReference",
        "dataClass",
        "functionOrString",
        "iterable",
        "optionalFunction",
        "serverReference",
        "serverReferenceInObject",
        "unknownFunction",
        "zodSafeParse",
      ]
    `);
  });

  it("hold every kind that is named as a difference", () => {
    const names = new Set([...kinds()].map(({ name }) => name));
    expect(disagreements.filter(({ kind }) => !names.has(kind))).toEqual([]);
  });
});
