import type { ParsedSource } from "../model/module.ts";

/** What makes a tree, and says whether one that was made is still right. */
interface Reads {
  /** `undefined` where there is no such file. */
  versionOf(file: string): string | undefined;
  parse(file: string): ParsedSource | undefined;
}

const keptTrees = 32;

/**
 * `parse`, with the trees that were asked for last: of a file that is checked, others ask soon, and who asks for the outline of a module goes on
 * to its details. Few, since a tree takes far more room than its text.
 */
export function keepTrees({ parse, versionOf }: Reads): Reads["parse"] {
  const trees = new Map<string, { readonly version: string; readonly source: ParsedSource | undefined }>();
  return (file) => {
    const version = versionOf(file);
    if (version === undefined) return undefined;
    const known = trees.get(file);
    trees.delete(file);
    const kept = known?.version === version ? known : { version, source: parse(file) };
    trees.set(file, kept);
    const [oldest] = trees.keys();
    if (trees.size > keptTrees && oldest !== undefined) trees.delete(oldest);
    return kept.source;
  };
}
