/** The ways in which a set-up looks right and does nothing, in the order in which they are told. */
import { loadOxc } from "@server-actions/shared";
import { eslintTraps } from "./eslint-traps.ts";
import type { Traps } from "./trap.ts";
import { typescriptTraps } from "./typescript-traps.ts";

export const traps: Traps = {
  "nothing-installed": ({ eslint, eslintPlugin, plugin }) => {
    if (plugin.entry || eslintPlugin || (eslint && eslint.rules.length > 0)) return undefined;
    return {
      severity: "error",
      problem: "Neither the ESLint plugin nor the TypeScript plugin is set up.",
      change: "Run `npx server-actions init`.",
    };
  },

  ...typescriptTraps,
  ...eslintTraps,

  "no-parser-for-other-files": () => {
    const { oxc, error = "" } = loadOxc();
    if (oxc) return undefined;
    return {
      severity: "warn",
      problem: `oxc-parser cannot be loaded (${error}): rules see less of other files.`,
      change: "Use Node.js 20.19 or later, and install without --omit=optional.",
    };
  },

  "malformed-config": ({ plugin }) => {
    const [first] = plugin.problems;
    return first === undefined
      ? undefined
      : { severity: "error", problem: first, change: "Mend the file: imports resolve without what it says." };
  },
};
