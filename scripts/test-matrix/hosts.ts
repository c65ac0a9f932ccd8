/** The hosts of the matrix: what is installed together, and how it is run on which sample app. */

export type AppName = "acme-js" | "acme-store";

/** How ESLint reads its configuration, and files. */
export interface EslintCell {
  readonly tool: "eslint";
  readonly app: AppName;
  readonly config: "eslintrc" | "flat";
  readonly parser: "babel" | "espree" | "typescript-eslint";
  /** With type information, by `projectService`. */
  readonly typed?: boolean;
  readonly concurrency?: number;
}

export interface PlainCell {
  readonly tool: "command" | "oxlint" | "tsserver";
  readonly app: AppName;
}

export type Cell = EslintCell | PlainCell;

export interface Host {
  readonly id: string;
  readonly packages: Readonly<Record<string, string>>;
  readonly cells: readonly Cell[];
}

const parser = { "@typescript-eslint/parser": "^8.73.0" };
const flat = { tool: "eslint", app: "acme-store", config: "flat", parser: "typescript-eslint" } as const;
const ofJavaScript = { tool: "eslint", app: "acme-js", config: "flat" } as const;
/** With the types of the TypeScript that is installed, if one is. */
const byCommand = { tool: "command", app: "acme-store" } as const;
const inEditor = { tool: "tsserver", app: "acme-store" } as const;

export const hosts: readonly Host[] = [
  {
    id: "eslint-8",
    packages: { eslint: "~8.57.1", typescript: "~5.4.5", ...parser },
    cells: [
      { ...flat, config: "eslintrc" },
      flat,
      { ...flat, typed: true },
      { ...ofJavaScript, parser: "espree" },
      { ...ofJavaScript, parser: "babel" },
      inEditor,
    ],
  },
  {
    id: "eslint-9",
    packages: { eslint: "~9.39.5", typescript: "~5.9.3", ...parser },
    cells: [
      flat,
      { ...flat, typed: true },
      { ...flat, concurrency: 2 },
      { ...ofJavaScript, parser: "espree" },
      { ...ofJavaScript, parser: "babel" },
      inEditor,
    ],
  },
  {
    id: "eslint-10",
    packages: { eslint: "^10.15.0", typescript: "~6.0.3", ...parser },
    cells: [
      flat,
      { ...flat, typed: true },
      { ...flat, concurrency: 2 },
      { ...ofJavaScript, parser: "espree" },
      inEditor,
    ],
  },
  {
    id: "oxlint",
    packages: { oxlint: "~1.94.0" },
    cells: [{ tool: "oxlint", app: "acme-store" }, { tool: "oxlint", app: "acme-js" }, byCommand],
  },
  { id: "typescript-5.4", packages: { typescript: "~5.4.5" }, cells: [byCommand] },
  { id: "typescript-6.0", packages: { typescript: "~6.0.3" }, cells: [byCommand] },
  { id: "typescript-7.0", packages: { typescript: "~7.0.2" }, cells: [byCommand] },
  { id: "typescript-7.1", packages: { typescript: "7.1.0-beta" }, cells: [byCommand] },
];
