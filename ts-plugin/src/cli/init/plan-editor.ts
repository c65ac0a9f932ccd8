import { join } from "node:path";
import { toPosix } from "@server-actions/shared";
import { majorOf } from "../../standalone/installed.ts";
import { tsdkFor } from "../tsdk.ts";
import { setInJson } from "./edit-json.ts";
import { note, type Planner } from "./plan.ts";
import { readText } from "./read-text.ts";

/** VS Code takes the project's TypeScript, which is the one that finds plugins. */
export const planEditor: Planner = ({ plugin, typescript, workspace, editorSettings }) => {
  if (!typescript || majorOf(typescript) >= 7 || plugin.tsconfig === undefined) return [];
  if (editorSettings?.["js/ts.tsdk.path"] !== undefined || editorSettings?.["typescript.tsdk"] !== undefined) return [];
  const file = toPosix(join(workspace, ".vscode/settings.json"));
  const before = readText(file);
  const settings = {
    "js/ts.tsdk.path": tsdkFor(typescript, workspace),
    "js/ts.tsdk.promptToUseWorkspaceVersion": true,
  };
  if (before === undefined || before.trim() === "")
    return [{ kind: "write", file, before, after: `${JSON.stringify(settings, undefined, 2)}\n` }];
  const after = Object.entries(settings).reduce<string | undefined>(
    (text, [key, value]) => (text === undefined ? undefined : setInJson(text, [key], value)),
    before,
  );
  return after === undefined
    ? [note(`${file} is malformed, so it is left as it is.`)]
    : [{ kind: "write", file, before, after }];
};
