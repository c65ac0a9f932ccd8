/** What the rules suggest in place of values that cannot be sent: every suggestion is run, and React sends what it gives as it is. */
import { ObjectId } from "bson";
import dayjs from "dayjs";
import { Decimal } from "decimal.js";
import { DateTime } from "luxon";
import moment from "moment";
import * as zod from "zod/v4";
import { expect, it } from "vitest";
import plugin from "../../../eslint-plugin/src/index.ts";
import { applyFix, lint } from "../../helpers/rule-lint.ts";
import { flightCopies, type FlightName, loadFlight } from "./load-flight.ts";
import { outcomeOf, send } from "./send.ts";

const copies = (Object.keys(flightCopies) as FlightName[]).map((name) => loadFlight(name, "production"));

class Point {
  x = 1;
  y = [2];
}

/** What the code may name. */
const scope = { DateTime, Decimal, ObjectId, Point, ZodError: zod.ZodError, dayjs, moment, z: zod };

const head = `"use server";
import { ObjectId } from "bson";
import dayjs from "dayjs";
import { Decimal } from "decimal.js";
import { DateTime } from "luxon";
import moment from "moment";
import { ZodError } from "zod";
class Point { x = 1; y = [2]; }
`;

function suggestionsFor(expression: string, before = head): string[] {
  const text = `${before}export async function give() {\n  return { value: ${expression} };\n}\n`;
  const rules = plugin.rules;
  const run = { name: "serializable-return", rules, parser: "espree", options: [], settings: {} } as const;
  const file = { path: "/app/app/actions.js", projectDir: "/app", text };
  const messages = lint(run, file);
  expect(messages.map(({ ruleId }) => ruleId)).toEqual(["server-actions/serializable-return"]);
  return (messages[0]?.suggestions ?? []).map(({ fix }) => {
    const after = applyFix(text, fix);
    expect(lint(run, { ...file, text: after })).toEqual([]);
    return after.slice(after.indexOf("value: ") + "value: ".length, after.lastIndexOf(" };"));
  });
}

function run(code: string): unknown {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- The suggested code itself.
  const make = new Function(...Object.keys(scope), `return (${code});`) as (...values: unknown[]) => unknown;
  return make(...Object.values(scope));
}

it.each<[expression: string, suggested: readonly string[]]>([
  ["dayjs(0)", ["dayjs(0).toISOString()", "dayjs(0).toDate()"]],
  ["moment(0)", ["moment(0).toISOString()", "moment(0).toDate()"]],
  ["DateTime.fromMillis(0)", ["DateTime.fromMillis(0).toISO()", "DateTime.fromMillis(0).toJSDate()"]],
  ['new ObjectId("652f1f77bcf86cd799439011")', ['String(new ObjectId("652f1f77bcf86cd799439011"))']],
  ['new Decimal("1.5")', ['new Decimal("1.5").toString()', 'new Decimal("1.5").toNumber()']],
  ['new URL("https://a.b/c")', ['new URL("https://a.b/c").href']],
  ['new Headers({ a: "b" })', ['Object.fromEntries(new Headers({ a: "b" }))']],
  ['new URLSearchParams("a=b")', ['Object.fromEntries(new URLSearchParams("a=b"))']],
  ['new Error("no")', ['new Error("no").message']],
  ["new ZodError([])", ["new ZodError([]).flatten()"]],
  ['Buffer.from("a")', ['new Uint8Array(Buffer.from("a"))']],
  ["new Point()", ["{ ...new Point() }"]],
])("%s", async (expression, suggested) => {
  const codes = suggestionsFor(expression);
  expect(codes).toEqual(suggested);
  for (const code of codes)
    for (const flight of copies) expect(outcomeOf(await send(flight, "nested", () => run(code))), code).toBe("yes");
});

it("a function of Zod 4, where that is what is imported", async () => {
  const [code = ""] = suggestionsFor(
    "new ZodError([])",
    '"use server";\nimport * as z from "zod/v4";\nimport { ZodError } from "zod";\n',
  );
  expect(code).toBe("z.flattenError(new ZodError([]))");
  for (const flight of copies) expect(outcomeOf(await send(flight, "nested", () => run(code)))).toBe("yes");
});

it.each([
  ["a class with a method", "class Cart { items = []; add() {} }", "new Cart()"],
  ["a class with a private field", "class Cart { #items = []; }", "new Cart()"],
  ["a class with a superclass", "class Base { add() {} }\nclass Cart extends Base { items = []; }", "new Cart()"],
  ["a class with a function in a field", "class Cart { add = () => {}; }", "new Cart()"],
])("no copy of %s", (_title, declarations, expression) => {
  expect(suggestionsFor(expression, `"use server";\n${declarations}\n`)).toEqual([]);
});

it("nothing of a library for a class of the project with its name", () => {
  const own = '"use server";\nclass Dayjs { toJSON() { return ""; } }\n';
  expect(suggestionsFor("new Dayjs()", own)).toEqual(["new Dayjs().toJSON()"]);
});
