/**
 * `npm run build`: bundles the two published packages into their `dist` folders, each with its types, its licence and the licences of
 * what it bundles. Files that would not change are left alone, so that two builds at a time do not disturb each other.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions, type Metafile } from "esbuild";
import type { Plugin } from "../eslint-plugin/src/configs.ts";
import { checkImports } from "./build/check-imports.ts";
import { pluginTypes } from "./build/eslint-plugin-types.ts";
import { licensesOf } from "./build/licenses.ts";
import { oxlintPresets } from "./build/oxlint-presets.ts";
import { tsPluginTypes, wrapForInjection } from "./build/ts-plugin-wrapper.ts";
import { readManifest, writeIfChanged } from "./build/files.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Both packages run where ESLint 8.57 does: Node 18.18. */
const common: BuildOptions = {
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node18.18",
  write: false,
  metafile: true,
  legalComments: "none",
  logLevel: "warning",
  // ES modules first: the UMD builds of some packages require their parts in a way that no bundler sees.
  mainFields: ["module", "main"],
  tsconfig: join(root, "tsconfig.json"),
  // CommonJS has no `import.meta.url`; it is only ever given to `createRequire`, which takes a path as well.
  define: { "import.meta.url": "__filename" },
};

for (const outcome of await Promise.allSettled([buildEslintPlugin(), buildTsPlugin()])) {
  if (outcome.status === "fulfilled") continue;
  console.error(outcome.reason instanceof Error ? outcome.reason.message : outcome.reason);
  process.exitCode = 1;
}

async function buildEslintPlugin(): Promise<void> {
  const folder = join(root, "eslint-plugin");
  // The second line is never run: it tells Node.js which names `import { configs } from` may ask a CommonJS module for.
  const footer = `module.exports = module.exports.default;\n0 && (module.exports = { configs, fingerprint, meta, rules });`;
  const { code, metafile } = await bundle(folder, "src/index.ts", { footer: { js: footer } });
  checkImports({ folder, metafile, injected: [] });
  writePackage(folder, [{ file: "dist/index.cjs", code, metafile }]);
  // The types and the presets name the rules that the bundle really holds.
  const { rules, configs } = createRequire(import.meta.url)(join(folder, "dist/index.cjs")) as Plugin;
  writeIfChanged(join(folder, "dist/index.d.cts"), pluginTypes(Object.keys(rules)));
  for (const { file, text } of oxlintPresets(configs)) writeIfChanged(join(folder, file), text);
}

async function buildTsPlugin(): Promise<void> {
  const folder = join(root, "ts-plugin");
  const footer = "module.exports = module.exports.default;";
  const plugin = await bundle(folder, "src/index.ts", { footer: { js: footer } });
  const command = await bundle(folder, "src/cli/bin.ts", { banner: { js: "#!/usr/bin/env node" } });
  checkImports({ folder, metafile: plugin.metafile, injected: ["typescript"] });
  checkImports({ folder, metafile: command.metafile, injected: [] });
  writePackage(folder, [
    { file: "dist/index.cjs", code: wrapForInjection(plugin.code), metafile: plugin.metafile },
    { file: "dist/cli.cjs", ...command },
  ]);
  writeIfChanged(join(folder, "dist/index.d.cts"), tsPluginTypes);
}

interface Bundle {
  readonly code: string;
  readonly metafile: Metafile;
}

/** An entry of a package with everything it needs, except the packages that npm installs beside it. */
async function bundle(folder: string, entry: string, around: Pick<BuildOptions, "banner" | "footer">): Promise<Bundle> {
  const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = readManifest(folder);
  const external = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
  const result = await build({
    ...common,
    ...around,
    entryPoints: [join(folder, entry)],
    absWorkingDir: root,
    external,
  });
  const [output] = result.outputFiles ?? [];
  if (output === undefined || result.metafile === undefined) throw new Error(`${folder}: esbuild wrote nothing.`);
  return { code: output.text, metafile: result.metafile };
}

function writePackage(folder: string, outputs: readonly (Bundle & { readonly file: string })[]): void {
  for (const { file, code } of outputs) writeIfChanged(join(folder, file), code);
  writeIfChanged(join(folder, "LICENSE"), readFileSync(join(root, "LICENSE"), "utf8"));
  const licenses = licensesOf(
    root,
    outputs.map(({ metafile }) => metafile),
  );
  writeIfChanged(join(folder, "dist/THIRD-PARTY-LICENSES.txt"), licenses);
}
