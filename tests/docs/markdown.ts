/** Reads a Markdown page as far as the tests of the docs need: headings, fenced blocks, links. */

export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly line: number;
}

export interface CodeBlock {
  /** The `##` heading it stands under. */
  readonly section: string | undefined;
  readonly language: string;
  /** What stands after the language: `filename="app/actions.ts"` gives `{ filename: "app/actions.ts" }`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  /** 1-based line of the opening fence. */
  readonly line: number;
}

export interface Page {
  readonly headings: readonly Heading[];
  readonly blocks: readonly CodeBlock[];
  /** Targets of inline links, outside code. */
  readonly links: readonly string[];
}

export function readPage(markdown: string): Page {
  const headings: Heading[] = [];
  const blocks: CodeBlock[] = [];
  const links: string[] = [];
  let section: string | undefined;
  const lines = markdown.split("\n");
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const fence = /^\s*(`{3,})/u.exec(line)?.[1];
    if (fence !== undefined) {
      const end = lines.findIndex((other, at) => at > index && other.trim() === fence);
      if (end === -1) throw new Error(`The code block that starts on line ${index + 1} does not end.`);
      const info = line.trim().slice(fence.length);
      const text = lines.slice(index + 1, end).join("\n");
      blocks.push({ section, ...readInfo(info), text: `${text}\n`, line: index + 1 });
      index = end;
      continue;
    }
    const heading = /^(#+) (.+)$/u.exec(line);
    if (heading?.[1] !== undefined && heading[2] !== undefined) {
      headings.push({ level: heading[1].length, text: heading[2], line: index + 1 });
      if (heading[1].length === 2) section = heading[2];
    }
    for (const link of line.replaceAll(/`[^`]*`/gu, "").matchAll(/\]\(([^)\s]+)\)/gu)) links.push(link[1] ?? "");
  }
  return { headings, blocks, links };
}

function readInfo(info: string): Pick<CodeBlock, "attributes" | "language"> {
  const [language = "", ...rest] = info.split(" ");
  const attributes = Object.fromEntries(
    [...rest.join(" ").matchAll(/(\w+)=(?:"([^"]*)"|'([^']*)')/gu)].map((match) => [match[1], match[2] ?? match[3]]),
  );
  return { language, attributes: attributes as Record<string, string> };
}

/**
 * The files of a code block. A line that is a comment with a path, such as `// app/actions.ts`, starts a file of that name; a block
 * without one is a single file named by its `filename` attribute, else `app/example` with the language as its extension.
 */
export function filesOf(block: CodeBlock): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  let name = block.attributes["filename"] ?? `app/example.${block.language}`;
  for (const line of block.text.split("\n").slice(0, -1)) {
    const path = /^\/\/ ([\w@()[\]./-]+\.(?:[cm]?[jt]s|[jt]sx))$/u.exec(line)?.[1];
    if (path === undefined) files[name] = `${files[name] ?? ""}${line}\n`;
    else {
      name = path;
      files[name] = "";
    }
  }
  return files;
}
