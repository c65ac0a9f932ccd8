/** What the host says has changed since the program before: what the graph derives from many modules is made anew for nothing less. */
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { createEditorHost } from "../../ts-plugin/src/project-host.ts";
import { createMemoryProject } from "../helpers/language-service.ts";

const files = {
  "app/page.tsx": 'import { load } from "../lib/data";\nexport default function Page() { return <b>{load()}</b>; }\n',
  "lib/data.ts": "export const load = () => 1;\n",
  "lib/link.tsx": 'import Link from "next/link";\nexport const To = () => <Link href="/" />;\n',
  "lib/use-name.ts": 'import { useState } from "react";\nexport const useName = () => 1;\n',
  "lib/use-other.ts": 'import React from "react";\nexport const useOther = () => 1;\n',
  "app/form.tsx": '"use client";\nimport { useState } from "react";\nexport const Form = () => useState(1)[0];\n',
};

/** Whether the host counts another generation once `file` holds `text` (`undefined`: it is gone). */
function isNewGeneration(file: string, text: string): boolean {
  const project = createMemoryProject(files);
  const host = createEditorHost(ts, project.createInfo({ name: "typescript-plugin-server-actions" }));
  host.use(project.program());
  const before = host.generation?.();
  project.write(file, text);
  host.use(project.program());
  return host.generation?.() !== before;
}

test("what texts alone decide is kept through no edit, and through requests without one", () => {
  const project = createMemoryProject(files);
  const host = createEditorHost(ts, project.createInfo({ name: "typescript-plugin-server-actions" }));
  host.use(project.program());
  const before = host.textGeneration?.();
  host.use(project.program());
  expect(host.textGeneration?.()).toBe(before);
  project.write("lib/data.ts", "export const load = () => 2;\n");
  host.use(project.program());
  expect(host.textGeneration?.()).not.toBe(before);
});

describe("an edit", () => {
  test.each([
    ["of code", "lib/data.ts", "export const load = () => 2;\n"],
    ["of a page", "app/page.tsx", files["app/page.tsx"].replace("<b>", "<b >")],
    [
      "of a module that imports what has client hooks beside it",
      "lib/link.tsx",
      files["lib/link.tsx"].replace('/"', '/x"'),
    ],
    [
      "of a client entry, which runs on the client whatever it calls",
      "app/form.tsx",
      `${files["app/form.tsx"]}useState(2);\n`,
    ],
  ])("%s leaves it", (_name, file, text) => {
    expect(isNewGeneration(file, text)).toBe(false);
  });

  test.each([
    ["of an import", "lib/data.ts", 'import "./link";\nexport const load = () => 1;\n'],
    ["of a directive", "lib/data.ts", '"use client";\nexport const load = () => 1;\n'],
    ["that may call a hook now", "lib/use-name.ts", files["lib/use-name.ts"].replace("=> 1", "=> useState(1)[0]")],
    [
      "that may call one of all hooks",
      "lib/use-other.ts",
      files["lib/use-other.ts"].replace("=> 1", "=> React.useState(1)[0]"),
    ],
    ["that adds a module", "lib/new.ts", "export {};\n"],
  ])("%s does not", (_name, file, text) => {
    expect(isNewGeneration(file, text)).toBe(true);
  });
});
