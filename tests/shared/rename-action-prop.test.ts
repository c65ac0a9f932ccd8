/** The rename of a prop by code alone: every use of it, or none where one may be out of sight. */
import { describe, expect, it } from "vitest";
import { analyzeModule } from "../../shared/src/analyze/analyze-module.ts";
import { actionPropRenameAt } from "../../shared/src/checks/rename-action-prop.ts";
import { combineRepairs } from "../../shared/src/edits/combine-repairs.ts";
import { defaultSettings } from "../../shared/src/settings/defaults.ts";
import { graphOf } from "./graph/graph-of.ts";

type Files = Readonly<Record<string, string>>;

const page = (elements: string) => `import { Menu } from "./menu";
import { save } from "./actions";
export default () => <>${elements}</>;
`;

/** The files that the rename at `▲` changes, as they are then. */
function renamed(menu: string, others: Files = {}, file = "/app/menu.tsx"): Files | undefined {
  const files: Files = {
    "/app/page.tsx": page("<Menu pick={save} />"),
    "/app/actions.ts": '"use server";\nexport async function save(id?: string) { return id; }\n',
    ...others,
    [file]: `"use client";\n${menu}`.replace("▲", ""),
  };
  const graph = graphOf(files);
  const at = `"use client";\n${menu}`.indexOf("▲");
  const module = analyzeModule(graph.host.parse(file)!);
  const found = actionPropRenameAt({ graph, module, settings: defaultSettings, options: {} }, { start: at, end: at });
  if (!found) return undefined;
  const after = [...combineRepairs(file, [found])].map(([name, edits]) => {
    const sorted = [...edits].sort((left, right) => right.start - left.start);
    const text = sorted.reduce((all, edit) => all.slice(0, edit.start) + edit.text + all.slice(edit.end), files[name]!);
    return [name, text] as const;
  });
  return Object.fromEntries(after);
}

const changedPage = { "/app/page.tsx": page("<Menu pickAction={save} />") };

describe("every use", () => {
  it.each([
    [
      "a pattern and its type",
      "export function Menu({ pick }: { ▲pick: () => void }) { return <a onClick={pick} />; }\n",
      "export function Menu({ pickAction: pick }: { pickAction: () => void }) { return <a onClick={pick} />; }\n",
    ],
    [
      "a pattern with a default, another name and a rest",
      "type P = { ▲pick?: () => void; id: string };\nexport function Menu({ pick: go = () => {}, ...rest }: P) { return <a onClick={go} {...rest} />; }\n",
      "type P = { pickAction?: () => void; id: string };\nexport function Menu({ pickAction: go = () => {}, ...rest }: P) { return <a onClick={go} {...rest} />; }\n",
    ],
    [
      "members, and a pattern of the whole",
      "interface P { ▲pick(): void }\nexport const Menu = (props: P) => {\n  const { pick } = props;\n  return <a onClick={() => props.pick(pick)} />;\n};\n",
      "interface P { pickAction(): void }\nexport const Menu = (props: P) => {\n  const { pickAction: pick } = props;\n  return <a onClick={() => props.pickAction(pick)} />;\n};\n",
    ],
  ])("%s", (_name, menu, after) => {
    expect(renamed(menu)).toEqual({ "/app/menu.tsx": `"use client";\n${after}`, ...changedPage });
  });

  it("in JavaScript, from the pattern", () => {
    expect(renamed("export function Menu({ ▲pick }) { return <a onClick={pick} />; }\n", {}, "/app/menu.jsx")).toEqual({
      "/app/menu.jsx": '"use client";\nexport function Menu({ pickAction: pick }) { return <a onClick={pick} />; }\n',
      ...changedPage,
    });
  });
});

describe("none", () => {
  const menu = "export function Menu({ pick }: { ▲pick: () => void }) { return <a onClick={pick} />; }\n";
  it.each<[name: string, menu: string, others?: Files]>([
    [
      "where the whole is handed on",
      "export const Menu = (props: { ▲pick: () => void }) => <a {...props} onClick={props.pick} />;\n",
    ],
    ["where the rest takes it", "export const Menu = ({ ...rest }: { ▲pick: () => void }) => <a {...rest} />;\n"],
    [
      "where the type is exported",
      "export interface P { ▲pick(): void }\nexport const Menu = ({ pick }: P) => <a onClick={pick} />;\n",
    ],
    [
      "where the type has another use",
      "interface P { ▲pick(): void }\nexport const keys = (p: P) => p;\nexport const Menu = ({ pick }: P) => <a onClick={pick} />;\n",
    ],
    [
      "where the new name is taken",
      "export const Menu = ({ pick }: { ▲pick: () => void; pickAction?: () => void }) => <a onClick={pick} />;\n",
    ],
    [
      "where the type is out of sight",
      "import type { P } from './p';\nexport const Menu = ({ ▲pick }: P) => <a onClick={pick} />;\n",
    ],
    [
      "where a member is computed",
      "export const Menu = (props: { ▲pick: () => void }) => <a onClick={props['pick']} />;\n",
    ],
    [
      "of another name",
      "export function Menu({ pick, ▲id }: { pick: () => void; id?: string }) { return <a onClick={pick} id={id} />; }\n",
    ],
    [
      "where an element passes something else",
      menu,
      { "/app/page.tsx": page("<Menu pick={save} /><Menu pick={() => {}} />") },
    ],
    [
      "where an element passes a shorthand",
      menu,
      {
        "/app/page.tsx":
          'import { createElement } from "react";\nimport { Menu } from "./menu";\nimport { save as pick } from "./actions";\nexport default () => createElement(Menu, { pick });\n',
      },
    ],
    ["where an element has a spread", menu, { "/app/page.tsx": page("<Menu pick={save} {...(save as object)} />") }],
  ])("%s", (_name, marked, others) => {
    expect(renamed(marked, others)).toBeUndefined();
  });
});
