import { existsSync } from "node:fs";
import { addToJsonList } from "./edit-json.ts";
import { note, type Planner } from "./plan.ts";
import { readText } from "./read-text.ts";

const preset = "./node_modules/eslint-plugin-server-actions/dist/oxlint/recommended.json";

/** Without ESLint: oxlint's config where the project has one; else the command runs the rules. */
export const planOxlint: Planner = ({ root }) => {
  const file = [".oxlintrc.json", ".oxlintrc.jsonc"].map((name) => `${root}/${name}`).find((each) => existsSync(each));
  if (file === undefined)
    return [note("ESLint is not installed: `npx server-actions check` runs the rules without it.")];
  const before = readText(file) ?? "";
  if (before.includes("eslint-plugin-server-actions")) return [];
  const after = addToJsonList(before, ["extends"], preset);
  return after === undefined
    ? [note(`${file} is malformed, so it is left as it is.`)]
    : [{ kind: "write", file, before, after }];
};
