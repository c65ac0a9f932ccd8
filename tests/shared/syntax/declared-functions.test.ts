import { describe, expect, it } from "vitest";
import { declaredFunctions } from "../../../shared/src/syntax/declared-functions.ts";

describe("the functions that a text exports by declarations", () => {
  it.each([
    ["functions", `export function save() {}\nexport async function load<T>(id: T) {}`, ["save", "load"]],
    ["at the end of a file with other line ends", `"use server";\r\nexport function save() {}`, ["save"]],
    ["default functions", `export default async function Page() {}`, ["default"]],
    ["an arrow function", `export const save = async (a = ")", b: () => void): Promise<void> => {};`, ["save"]],
    ["an arrow function without a type", `export const save = (a) => a;`, ["save"]],
    ["after a comment", `/* all */\nexport function save() {}`, ["save"]],
    ["after a comment that is never closed twice", `/* /* */\nexport function save() {}`, ["save"]],
  ])("has %s", (_title, text, names) => {
    expect(declaredFunctions(text)).toEqual(names);
  });

  it.each([
    ["in a comment", `/*\nexport function save() {}\n*/`],
    ["that nobody exports", `function save() {}`],
    ["that are exported in a list", `function save() {}\nexport { save };`],
    ["behind other code", `const a = 1; export function save() {}`],
    ["as generators", `export function* save() {}\nexport function *load() {}`],
    ["as values in parentheses", `export const save = (other);\nexport const load = (() => other)();`],
    ["with what may be a regular expression among the parameters", `export const save = (a = /[)]/) => a;`],
    ["made by a call", `export const save = wrap(async () => {});`],
    ["as types", `export type Save = () => void;\nexport declare function save(): void;`],
    ["in a text that is cut off", `export const save = (a`],
    ["in an empty text", ``],
  ])("has none %s", (_title, text) => {
    expect(declaredFunctions(text)).toEqual([]);
  });
});
