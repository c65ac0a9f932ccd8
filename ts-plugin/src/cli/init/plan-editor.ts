import { join } from "node:path";
import { toPosix } from "@server-actions/shared";
import { majorOf } from "../../standalone/installed.ts";
import { setInJson } from "./edit-json.ts";
import { note, type Planner } from "./plan.ts";
import { readText } from "./read-text.ts";

/** VS Code takes the project's TypeScript, which is the one that finds plugins. */
export const planEditor: Planner = ({ typescript, workspace, editorSettings }) => {
  if (!typescript || majorOf(typescript) >= 7) return [];
  if (editorSettings?.["js/ts.tsdk.path"] !== undefined || editorSettings?.["typescript.tsdk"] !== undefined) return [];
  const file = toPosix(join(workspace, ".vscode/settings.json"));
  const before = readText(file);
  const lib = typescript.name === "@typescript/typescript6" ? "@typescript/old" : "typescript";
  const withPath = setInJson(before ?? "{}\n", ["js/ts.tsdk.path"], `node_modules/${lib}/lib`);
  const after = withPath && setInJson(withPath, ["js/ts.tsdk.promptToUseWorkspaceVersion"], true);
  return after === undefined
    ? [note(`${file} is malformed, so it is left as it is.`)]
    : [{ kind: "write", file, before, after }];
};
