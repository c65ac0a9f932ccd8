import type ts from "typescript";

/** The plugins of the project's tsconfig, in order. */
export function pluginNames({ project }: ts.server.PluginCreateInfo): readonly string[] {
  const plugins = project.getCompilerOptions()["plugins"] as readonly { readonly name?: unknown }[] | undefined;
  return (plugins ?? []).map(({ name }) => String(name));
}

export function nameOf({ config }: ts.server.PluginCreateInfo): string {
  const { name } = (config ?? {}) as { readonly name?: unknown };
  return typeof name === "string" ? name : "typescript-plugin-server-actions";
}
