import { describe, expect, it } from "vitest";
import type { Reference } from "../../../shared/src/model/reference.ts";
import { graphOf, imported, local } from "./graph-of.ts";

const imports = `import { save } from "./actions"; import * as all from "./actions"; const own = async () => {};`;

function handedOn(code: string): readonly Reference[] {
  return graphOf({ "/file.tsx": `${imports}\n${code}` }).summary("/file.tsx")?.handedOn ?? [];
}

describe("what a module hands on", () => {
  it.each([
    ["a call", `save(); own();`],
    ["a call of a member of the namespace", `all.save();`],
    ["an awaited call with types around it", `(save as any)(1); await save!();`],
    ["an export", `export { save, own }; export default own;`],
    ["a type", `type Save = typeof save; let x: typeof all.save;`],
    ["a shadowed name", `function f(save) { return save; } f(1);`],
  ])("nothing by %s", (_, code) => {
    expect(handedOn(code)).not.toContainEqual(imported("./actions", "save"));
    expect(handedOn(code)).not.toContainEqual(local("own"));
    expect(handedOn(code)).not.toContainEqual(imported("./actions", "*", "save"));
  });

  it.each<[string, string, Reference]>([
    ["an argument", `run(save);`, imported("./actions", "save")],
    ["a property", `export const actions = { save };`, imported("./actions", "save")],
    ["an attribute", `export const form = <form action={save} />;`, imported("./actions", "save")],
    ["a bound function", `save.bind(null, 1);`, imported("./actions", "save")],
    ["a constant", `const other = save;`, imported("./actions", "save")],
    ["a function of its own", `run(own);`, local("own")],
    ["a member of the namespace", `run(all.save);`, imported("./actions", "*", "save")],
    ["the namespace", `run({ ...all });`, imported("./actions", "*")],
    ["a member that nobody can name", `all[name]();`, imported("./actions", "*")],
  ])("%s", (_, code, reference) => {
    expect(handedOn(code)).toContainEqual(reference);
  });

  it("each reference once", () => {
    const uses = handedOn(`run(save); run(save);`).filter(({ kind }) => kind === "import");
    expect(uses).toEqual([imported("./actions", "save")]);
  });
});
