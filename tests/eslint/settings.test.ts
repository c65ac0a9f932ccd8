import { ESLint, type Linter } from "eslint";
import { describe, expect, it } from "vitest";
import type { Settings } from "../../shared/src/settings/defaults.ts";
import { toyCheck, toyRule } from "../helpers/toy-check.ts";

const seen: Settings[] = [];
const check = toyCheck({
  *run({ settings }) {
    seen.push(settings);
    yield { span: { start: 0, end: 9 }, messageId: "found" };
  },
});

/** One run of ESLint with two rules and these settings. */
function eslintWith(settings: unknown): ESLint {
  const rules = { first: toyRule({ ...check, name: "first" }), second: toyRule({ ...check, name: "second" }) };
  const config: Linter.Config = {
    files: ["**"],
    plugins: { "server-actions": { rules } as object },
    rules: { "server-actions/first": "error", "server-actions/second": "error" },
    settings: { "server-actions": settings },
  };
  return new ESLint({ overrideConfigFile: true, overrideConfig: config });
}

async function lint(eslint: ESLint, filePath: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return (result?.messages ?? []).map(({ ruleId, line, message }) => `${ruleId} ${line} ${message}`);
}

const found = ["server-actions/first 1 Found `{{ what }}`.", "server-actions/second 1 Found `{{ what }}`."];

describe("settings", () => {
  it("reach the check", async () => {
    seen.length = 0;
    await lint(eslintWith({ mutations: ["save"], actionPropName: "^do" }), "a.js", "debugger;");
    expect(seen[0]).toMatchObject({ mutations: ["save"], actionPropName: /^do/u });
  });

  it("are read once a config, whatever the number of rules and files", async () => {
    seen.length = 0;
    const eslint = eslintWith({ mutations: ["save"] });
    await lint(eslint, "a.js", "debugger;");
    await lint(eslint, "b.js", "debugger;");
    expect(seen).toHaveLength(4);
    expect(new Set(seen).size).toBe(1);
  });

  it("that are malformed are one problem, on the first line of the first file; the good keys count and files are still linted", async () => {
    seen.length = 0;
    const eslint = eslintWith({ mutations: ["save"], validators: 1, colour: "red" });
    expect(await lint(eslint, "nothing-to-check.js", "\n\n")).toEqual([
      expect.stringMatching(
        /^server-actions\/first 1 Malformed `settings\["server-actions"\]`: `colour` is not a setting; .+ `validators` must be a list of names, not `1`\. The other settings count\.$/u,
      ),
    ]);
    expect(await lint(eslint, "a.js", "debugger;")).toEqual(found);
    expect(seen[0]?.mutations).toEqual(["save"]);
  });

  it("that are malformed are said again when the same file is linted again, as an editor does", async () => {
    const eslint = eslintWith("strict");
    expect(await lint(eslint, "a.js", "")).toHaveLength(1);
    expect(await lint(eslint, "b.js", "")).toHaveLength(0);
    expect(await lint(eslint, "a.js", "")).toHaveLength(1);
  });
});
