/** What a flat config needs for the recommended rules. */

/** What the plugin is called in a config. */
export const importName = "serverActions";
export const specifier = "eslint-plugin-server-actions";

export interface EntryOptions {
  /** `defineConfig` resolves `extends`; a plain list does not. */
  readonly takesExtends: boolean;
  /** The project lints with a cache, which has to know what other files the findings depend on. */
  readonly isCached: boolean;
}

const files = `files: ["**/*.{js,jsx,ts,tsx}"]`;

/** The entry of the list, on one line or several. */
export function flatEntry({ takesExtends, isCached }: EntryOptions, isInline: boolean): string {
  const parts = [
    ...(takesExtends
      ? [files, `plugins: { "server-actions": ${importName} }`, `extends: ["server-actions/recommended"]`]
      : [files, `...${importName}.configs.recommended`]),
    ...(isCached ? [`settings: { "server-actions": { fingerprint: ${importName}.fingerprint() } }`] : []),
  ];
  const isShort = !takesExtends && !isCached;
  return isInline || isShort ? `{ ${parts.join(", ")} }` : `{\n${parts.map((part) => `  ${part},\n`).join("")}}`;
}
