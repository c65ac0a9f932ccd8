import { describe, expect, it } from "vitest";
import { defaultSettings } from "../../shared/src/settings/defaults.ts";
import { parseSettings } from "../../shared/src/settings/parse.ts";
import { settingRows } from "../../shared/src/settings/table.ts";

describe("parseSettings", () => {
  it.each([undefined, null, {}])("gives the defaults for %j", (raw) => {
    expect(parseSettings(raw)).toEqual({ settings: defaultSettings, problems: [] });
  });

  it("takes every key", () => {
    const raw = {
      auth: {
        functions: ["requireUser"],
        wrappers: ["withUser"],
        modules: ["@/lib/auth"],
        treatRowLevelSecurityAsAuth: true,
      },
      publicActions: ["subscribe*"],
      builders: ["authedClient"],
      validators: ["check"],
      mutations: ["save"],
      revalidators: ["refreshAll"],
      navigation: ["leave", { name: "goTo", from: "@/lib/navigation" }, { name: "exit" }],
      actionPropName: "^on[A-Z]",
      tsconfig: "./tsconfig.app.json",
      rootDirs: ["apps/web"],
      explain: true,
      nextVersion: 15,
      reactVersion: "19.2.0",
    };
    expect(parseSettings(raw)).toEqual({
      settings: {
        ...raw,
        navigation: [{ name: "leave", from: undefined }, { name: "goTo", from: "@/lib/navigation" }, { name: "exit" }],
        actionPropName: /^on[A-Z]/u,
        nextVersion: "15",
      },
      problems: [],
    });
  });

  it.each([
    ["a string", "strict", 'The settings must be an object, not `"strict"`.'],
    ["a list", ["redirect"], "The settings must be an object, not a list."],
    ["a number in place of auth", { auth: 1 }, "`auth` must be an object, not `1`."],
    ["a name that is no list", { mutations: "save" }, '`mutations` must be a list of names, not `"save"`.'],
    ["an empty name", { validators: ["a", ""] }, '`validators[1]` must not be an empty string, not `""`.'],
    ["a list inside auth", { auth: { functions: [{}] } }, "`auth.functions[0]` must be a string, not an object."],
    [
      "a flag that is no boolean",
      { auth: { treatRowLevelSecurityAsAuth: "yes" } },
      '`auth.treatRowLevelSecurityAsAuth` must be `true` or `false`, not `"yes"`.',
    ],
    ["a null", { rootDirs: null }, "`rootDirs` must be a list of folders, not `null`."],
    ["a broken pattern", { actionPropName: "(" }, '`actionPropName` must be a valid regular expression, not `"("`.'],
    [
      "a pattern that is an object",
      { actionPropName: /x/u },
      "`actionPropName` must be a regular expression, written as a string, not an object.",
    ],
    ["no version", { nextVersion: "latest" }, '`nextVersion` must be a version, such as "15.1", not `"latest"`.'],
    [
      "a function that is neither form",
      { navigation: [{ from: "@/lib" }] },
      "`navigation[0]` must be a function's name, or `{ name, from }` with the module it comes from, not an object.",
    ],
    [
      "an unknown key inside auth",
      { auth: { guards: [] } },
      "`auth.guards` is not a setting; the settings are `auth.functions`, `auth.wrappers`, `auth.modules`, `auth.treatRowLevelSecurityAsAuth`.",
    ],
  ])("names what is wrong with %s", (_, raw, problem) => {
    expect(parseSettings(raw)).toEqual({ settings: defaultSettings, problems: [problem] });
  });

  it("keeps the good keys beside bad ones, and names every bad one", () => {
    const { settings, problems } = parseSettings({
      mutations: ["save"],
      validators: 1,
      auth: { functions: ["requireUser"], wrappers: 2 },
      colour: "red",
    });
    expect(settings).toEqual({
      ...defaultSettings,
      mutations: ["save"],
      auth: { ...defaultSettings.auth, functions: ["requireUser"] },
    });
    expect(problems).toEqual([
      expect.stringContaining("`colour` is not a setting"),
      "`validators` must be a list of names, not `1`.",
      "`auth.wrappers` must be a list of names, not `2`.",
    ]);
  });

  it("leaves a host's own keys alone", () => {
    expect(parseSettings({ name: "typescript-plugin-server-actions" }, ["name"]).problems).toEqual([]);
    expect(parseSettings({ name: "typescript-plugin-server-actions" }).problems).toHaveLength(1);
  });
});

describe("settingRows", () => {
  it("has a description for every setting", () => {
    const keys = [
      ...Object.keys(defaultSettings).filter((key) => key !== "auth"),
      ...Object.keys(defaultSettings.auth).map((key) => `auth.${key}`),
    ];
    const rows = settingRows();
    expect(rows.map((row) => row.key).sort()).toEqual(keys.sort());
    expect(rows.filter((row) => !row.description.endsWith("."))).toEqual([]);
  });

  it("writes defaults as a user would", () => {
    const defaultOf = (key: string) => settingRows().find((row) => row.key === key)?.defaultValue;
    expect(defaultOf("actionPropName")).toBe('"^action$|.Action$"');
    expect(defaultOf("auth.functions")).toBe("[]");
    expect(defaultOf("auth.treatRowLevelSecurityAsAuth")).toBe("false");
    expect(defaultOf("tsconfig")).toBeUndefined();
  });
});
