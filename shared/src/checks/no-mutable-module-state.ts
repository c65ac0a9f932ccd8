import type { TSESTree } from "@typescript-eslint/utils";
import { isTestFile } from "../knowledge/test-files.ts";
import { placeOutsideAppRouter } from "../graph/outside-app-router.ts";
import type { Check } from "../model/check.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { isInside } from "../syntax/children.ts";
import { mayHaveServerDirective } from "../syntax/text-probe.ts";
import { moduleStateOf } from "./module-state.ts";

/**
 * A module is evaluated once a server process, and serves the requests of all users at the same time. There may be many processes, and each
 * starts empty. https://nextjs.org/docs/app/guides/data-security, https://react.dev/reference/rsc/use-server (every version)
 */
const messages = {
  sharedState:
    "All users of a server process share `{{name}}`, and every process has its own: one user's write shows up for others, then is lost. Keep it in a store.",
};

type MessageId = keyof typeof messages;

export const noMutableModuleState: Check<object, MessageId> = {
  name: "no-mutable-module-state",
  code: 72404,
  preset: "strict",
  severity: "error",
  messages,
  schema: [],
  defaults: {},
  canApply: mayHaveServerDirective,
  *run({ graph, module }) {
    if (!module.isReact || isTestFile(module.filename)) return;
    if (module.boundary !== "server" && module.serverFunctions.length === 0) return;
    if (placeOutsideAppRouter(graph, module.filename)) return;
    for (const { name, changes } of moduleStateOf(module)) {
      const byActions = changes.filter((change) => isOnServer(module, change));
      if (byActions.length === 0) continue;
      yield {
        span: { start: name.range[0], end: name.range[0] + name.name.length },
        messageId: "sharedState",
        data: { name: name.name },
        related: byActions.map(({ range: [start, end] }) => ({
          file: module.filename,
          start,
          end,
          message: "It is changed here.",
        })),
      };
    }
  },
};

/** All that a file of Server Functions does; of other files only what their inline ones do. */
function isOnServer(module: ModuleAnalysis, change: TSESTree.Node): boolean {
  if (module.boundary === "server") return true;
  return module.serverFunctions.some(({ handler }) => handler !== undefined && isInside(change, handler));
}
