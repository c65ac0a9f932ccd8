import { describe, expect, it } from "vitest";
import { createConfigs } from "../../eslint-plugin/src/configs.ts";
import plugin from "../../eslint-plugin/src/index.ts";
import type { Rule } from "../../eslint-plugin/src/create-rule.ts";
import { checks } from "../../shared/src/checks/index.ts";
import { toyCheck, toyRule } from "../helpers/toy-check.ts";

describe("the plugin", () => {
  it("names itself as `extends` and eslintrc know it", () => {
    expect(plugin.meta).toEqual({
      name: "eslint-plugin-server-actions",
      version: expect.stringMatching(/^\d+\.\d+\.\d+/u),
      namespace: "server-actions",
    });
  });

  it("has a rule for every check, under the check's name", () => {
    expect(Object.keys(plugin.rules)).toEqual(checks.map(({ name }) => name));
  });

  it.each(checks.map((check) => [check.name, check] as const))("%s says what its check says", (name, check) => {
    const { meta } = plugin.rules[name] as Rule;
    expect(meta.messages).toEqual(check.messages);
    expect(meta.schema).toEqual(check.schema);
    expect(meta.docs?.recommended).toBe(check.preset === "recommended");
    expect(meta.docs?.description).toMatch(/^[a-z].*[^.]$/u);
  });
});

describe("the configs", () => {
  const rulesOf = (name: keyof typeof plugin.configs) => plugin.configs[name].rules;

  it("hold the rules of their preset, each at its severity", () => {
    const expected = (isMember: (preset: string | undefined) => boolean, isStrict = false) =>
      Object.fromEntries(
        checks
          .filter(({ preset }) => isMember(preset))
          .map(({ name, severity, strictOptions }) => [
            `server-actions/${name}`,
            isStrict && strictOptions ? [severity, strictOptions] : severity,
          ]),
      );
    expect(rulesOf("recommended")).toEqual(expected((preset) => preset === "recommended"));
    expect(rulesOf("security")).toEqual(expected((preset) => preset === "security"));
    expect(rulesOf("strict")).toEqual(expected((preset) => preset !== undefined, true));
    expect(rulesOf("all")).toEqual(expected(() => true, true));
    expect(rulesOf("strict")).toMatchObject({ "server-actions/serializable-return": ["error", { trustTypes: true }] });
  });

  it("recommends the navigation rules as errors", () => {
    expect(rulesOf("recommended")).toMatchObject({
      "server-actions/no-redirect-in-try-catch": "error",
      "server-actions/no-unreachable-after-redirect": "error",
    });
  });

  it.each(["recommended", "security", "strict", "all"] as const)(
    "%s has the plugin in it, and an eslintrc twin that names it",
    (name) => {
      const flat = plugin.configs[name];
      expect(flat.name).toBe(`server-actions/${name}`);
      expect(flat.plugins).toEqual({ "server-actions": plugin });
      expect(plugin.configs[`legacy-${name}`]).toEqual({ plugins: ["server-actions"], rules: flat.rules });
    },
  );

  it("leave out checks that are no rules", () => {
    const rules = { toy: toyRule(toyCheck()) };
    expect(createConfigs({ meta: plugin.meta, rules }).all.rules).toEqual({});
  });
});

describe("a rule", () => {
  it("has default options in its meta only when it takes options", () => {
    const schema = [
      { type: "object", properties: { deep: { type: "boolean" } }, additionalProperties: false },
    ] as const;
    expect(toyRule(toyCheck({ schema, defaults: { deep: true } })).meta.defaultOptions).toEqual([{ deep: true }]);
    expect(toyRule(toyCheck()).meta.defaultOptions).toBeUndefined();
  });
});
