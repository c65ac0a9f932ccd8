/** Where next's compiler looks for Server Functions at all: the fact that `no-ineffective-directive` stands on. */
import { describe, expect, it } from "vitest";
import { compileWithNext, type Layer } from "./transform.ts";

const fileDirective = `"use server";\nexport async function save() {}\n`;
const functionDirective = `export async function save() {\n  "use server";\n}\n`;
/** Refused where Server Functions are looked for. */
const refused = `"use server";\nexport function save() {}\n`;

async function actionsOf(text: string, layer: Layer): Promise<readonly string[]> {
  const compiled = await compileWithNext(text, "/app/file.tsx", layer);
  if (!compiled.ok) throw new Error(compiled.message);
  return compiled.actions;
}

describe.each(["middleware", "pages"] as const)("%s", (layer) => {
  it.each([fileDirective, functionDirective])("makes no Server Function of %j", async (text) => {
    expect(await actionsOf(text, layer)).toEqual([]);
  });

  it("takes what the App Router refuses", async () => {
    expect((await compileWithNext(refused, "/app/file.tsx", layer)).ok).toBe(true);
  });
});

describe("the App Router", () => {
  it("makes Server Functions of the same texts", async () => {
    expect(await actionsOf(fileDirective, "server")).toEqual(["save"]);
    expect(await actionsOf(functionDirective, "server")).toHaveLength(1);
    expect((await compileWithNext(refused, "/app/file.tsx", "server")).ok).toBe(false);
  });
});
