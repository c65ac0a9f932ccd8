/** The TypeScript that a project has installed, loaded from there. */
import { createRequire } from "node:module";
import { join } from "node:path";
import type ts from "typescript";
import { type Installed, majorOf } from "../installed.ts";
import { createCompilerPrograms } from "./compiler-programs.ts";
import type { NativeModule } from "./native-api.ts";
import { createNativePrograms, type NativeTypeScript } from "./native-programs.ts";
import type { Programs, SourceFiles } from "./programs.ts";

/** `cwd`: where a process of TypeScript 7 is started. Throws where it does not load, or has another API than is known. */
export function openPrograms(typescript: Installed, cwd: string, files: SourceFiles): Programs {
  if (majorOf(typescript) >= 7) return createNativePrograms(loadNative(typescript), cwd, files);
  const { folder } = typescript;
  return createCompilerPrograms({ typescript: requireFrom(typescript)(folder) as typeof ts, folder }, files);
}

/** 7.0 offers its API as unstable. */
function loadNative({ name, ...installed }: Installed): NativeTypeScript {
  const require = requireFrom({ name, ...installed });
  const isUnstable = installed.version.startsWith("7.0.");
  const path = isUnstable ? `${name}/unstable` : name;
  const { API } = require(`${path}/sync`) as NativeModule;
  if (isUnstable) return { API, useDisk: undefined };
  const { serverFS } = require(`${path}/fs`) as { readonly serverFS: { readonly useOS: unknown } };
  return { API, useDisk: serverFS.useOS };
}

/** As the package itself requires: by its own name it gets itself, under whatever name it is installed. */
function requireFrom({ folder }: Installed): NodeJS.Require {
  return createRequire(join(folder, "package.json"));
}
