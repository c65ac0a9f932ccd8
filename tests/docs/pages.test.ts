/** The other pages: links lead somewhere, and what they show to copy can be read by what it is for. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import parser from "@typescript-eslint/parser";
import { describe, expect, it } from "vitest";
import { readPage } from "./markdown.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "eslint-plugin/README.md",
  "ts-plugin/README.md",
  "docs/index.md",
  "docs/getting-started.md",
  "docs/typescript-plugin.md",
  "docs/settings.md",
  "docs/glossary.md",
  "docs/architecture.md",
  "docs/proof.md",
];

describe.each(pages)("%s", (page) => {
  const { blocks, headings, links } = readPage(readFileSync(join(root, page), "utf8"));

  it("has one title", () => {
    expect(headings.filter(({ level }) => level === 1)).toHaveLength(1);
  });

  it("links to files and headings that exist", () => {
    expect(links.filter((link) => !link.startsWith("https://") && !leadsSomewhere(page, link))).toEqual([]);
  });

  it("shows JSON and code that can be read", () => {
    for (const { language, text } of blocks) {
      if (language === "json") JSON.parse(text);
      if (["js", "ts", "tsx"].includes(language)) parser.parse(text, { ecmaFeatures: { jsx: true } });
    }
  });
});

function leadsSomewhere(page: string, link: string): boolean {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? join(root, page) : join(root, dirname(page), path);
  if (!existsSync(target)) return false;
  if (anchor === undefined) return true;
  return readPage(readFileSync(target, "utf8")).headings.some(({ text }) => anchorOf(text) === anchor);
}

/** As GitHub makes it of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}
