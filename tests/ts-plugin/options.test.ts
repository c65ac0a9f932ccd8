import { describe, expect, test } from "vitest";
import type { Check, Preset } from "../../shared/src/index.ts";
import { parseOptions } from "../../ts-plugin/src/options.ts";

const check = (name: string, preset: Preset | undefined, severity: "error" | "warn" = "error"): Check =>
  ({ name, preset, severity }) as unknown as Check;
const checks = [
  check("rec", "recommended"),
  check("sec", "security", "warn"),
  check("str", "strict"),
  check("opt", undefined, "warn"),
];

const severities = (entry: object): (string | undefined)[] =>
  checks.map(parseOptions({ name: "p", ...entry }, checks).severityOf);

describe("parseOptions", () => {
  test.each([
    [{}, ["error", undefined, undefined, undefined]],
    [{ preset: "recommended" }, ["error", undefined, undefined, undefined]],
    [{ preset: ["recommended", "security"] }, ["error", "warn", undefined, undefined]],
    [{ preset: "strict" }, ["error", "warn", "error", undefined]],
    [{ preset: "all" }, ["error", "warn", "error", "warn"]],
    [{ preset: [] }, [undefined, undefined, undefined, undefined]],
    [{ rules: { rec: "off", "server-actions/opt": "error" } }, [undefined, undefined, undefined, "error"]],
    [{ preset: "all", rules: { rec: 1, sec: 2, str: 0 } }, ["warn", "error", undefined, "warn"]],
  ])("%j", (entry, expected) => {
    expect(severities(entry)).toEqual(expected);
    expect(parseOptions({ name: "p", ...entry }, checks).problems).toEqual([]);
  });

  test.each([
    [{}, false],
    [{ preset: ["recommended", "security"] }, false],
    [{ preset: "strict" }, true],
    [{ preset: ["recommended", "all"] }, true],
  ])("%j: whether checks get the options of the strict presets", (entry, isStrict) => {
    const [strictOptions, defaults] = [{ trustTypes: true }, { trustTypes: false }];
    const { optionsOf } = parseOptions({ name: "p", ...entry }, checks);
    expect(optionsOf({ ...checks[0]!, defaults, strictOptions })).toBe(isStrict ? strictOptions : defaults);
    expect(optionsOf({ ...checks[0]!, defaults })).toBe(defaults);
  });

  test("shared settings stand in the same entry", () => {
    const { settings, problems, enabled } = parseOptions({ name: "p", actionPropName: "^on", nextVersion: 15 }, checks);
    expect(settings.actionPropName.test("onSave")).toBe(true);
    expect([settings.nextVersion, problems, enabled]).toEqual(["15", [], true]);
  });

  test.each([
    [{ enabled: "yes" }, "`enabled` must be `true` or `false`."],
    [{ preset: "best" }, '`preset` must be one of "recommended", "security", "strict", "all", or a list of them.'],
    [{ rules: [] }, '`rules` must be an object, such as `{ "no-redirect-in-try-catch": "warn" }`.'],
    [{ rules: { nope: "error" } }, "`rules.nope` is not a rule of this plugin."],
    [{ rules: { rec: "loud" } }, '`rules.rec` must be "error", "warn" or "off".'],
    [{ rules: { rec: "toString" } }, '`rules.rec` must be "error", "warn" or "off".'],
  ])("%j is one problem, and the rest counts", (entry, problem) => {
    const options = parseOptions({ name: "p", rootDirs: ["apps/web"], ...entry }, checks);
    expect(options.problems).toEqual([problem]);
    expect(options.settings.rootDirs).toEqual(["apps/web"]);
    expect(checks.map(options.severityOf)).toEqual(["error", undefined, undefined, undefined]);
  });

  test("a misspelt key is named", () => {
    expect(parseOptions({ name: "p", actionPropNames: "x" }, checks).problems).toEqual([
      expect.stringContaining("`actionPropNames` is not a setting"),
    ]);
  });

  test.each([[undefined], [null], ["x"], [[]]])("%j is an entry without options", (entry) => {
    expect(parseOptions(entry, checks).enabled).toBe(true);
  });
});
