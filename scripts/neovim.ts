/** `npm run test:neovim`: the built plugin in Neovim itself, over typescript-language-server. Needs `nvim` (0.7 or later) on the path. */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createApp } from "../tests/clients/app.ts";

const server = dirname(createRequire(import.meta.url).resolve("typescript-language-server/package.json"));
const project = createApp();
try {
  const { error, status } = spawnSync(
    "nvim",
    [
      "--headless",
      "-u",
      "NONE",
      "-i",
      "NONE",
      "-n",
      "-c",
      `luafile ${join(import.meta.dirname, "neovim/scenario.lua")}`,
    ],
    {
      cwd: project.dir,
      env: {
        ...process.env,
        SERVER_ACTIONS_NODE: process.execPath,
        SERVER_ACTIONS_SERVER: join(server, "lib/cli.mjs"),
      },
      stdio: "inherit",
      timeout: 300_000,
    },
  );
  if (error) throw new Error("Neovim could not be run. Is `nvim` installed?", { cause: error });
  process.exitCode = status ?? 1;
} finally {
  project.remove();
}
