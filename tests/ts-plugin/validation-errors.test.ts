/** What an action does with the error of `safeParse`, by the published types of Zod 3 and 4: the finding, and a repair that type-checks and has none. */
import { describe, expect, it } from "vitest";
import { serializableReturn } from "../../shared/src/checks/serializable-return.ts";
import { expectGood, offersOf } from "../helpers/code-fixes.ts";

const action = (zod: string, returned: string, parse = "schema.safeParse(data)"): string => `"use server";
${zod}
const schema = z.object({ name: z.string() });
export async function save(data: unknown) {
  const result = ${parse};
  if (!result.success) return ${returned};
  return { data: result.data };
}
`;

/** Types count: that of an error is all that shows it here. */
const check = { ...serializableReturn, defaults: { trustTypes: true } };

const zods: readonly (readonly [name: string, line: string, code: (error: string) => string])[] = [
  ["zod (4)", 'import { z } from "zod";', (error) => `${error}.flatten()`],
  ["zod (4) by default", 'import z from "zod";', (error) => `${error}.flatten()`],
  ["zod/v4", 'import { z } from "zod/v4";', (error) => `z.flattenError(${error})`],
  ["zod/v4 as a namespace", 'import * as z from "zod/v4";', (error) => `z.flattenError(${error})`],
  ["zod/mini", 'import * as z from "zod/mini";', (error) => `z.flattenError(${error})`],
  ["zod/v3", 'import { z } from "zod/v3";', (error) => `${error}.flatten()`],
];

describe.each(zods)("%s", (_name, line, flatten) => {
  it.each([
    ["in an object", "{ error: result.error }", (code: string) => `{ error: ${code} }`],
    ["as it is", "result.error", (code: string) => code],
  ])("%s", async (_place, returned, after) => {
    const files = { "app/actions.ts": action(line, returned) };
    const [offer] = offersOf(check, files, "app/actions.ts");
    const code = flatten("result.error");
    expect(offer).toEqual({
      title: `Return \`${code}\`.`,
      files: { "app/actions.ts": action(line, after(code)) },
    });
    await expectGood(check, offer!.files);
  });

  it("of the asynchronous one, under a name of its own", async () => {
    const before = action(line, "{ errors }", "await schema.safeParseAsync(data)");
    const text = before.replace("if (!result.success)", "const errors = result.error;\n  if (errors)");
    const [offer] = offersOf(check, { "app/actions.ts": text }, "app/actions.ts");
    expect(offer?.title).toBe(`Return \`${flatten("errors")}\`.`);
    await expectGood(check, offer!.files);
  });

  it("what it says of each field is sent as it is", () => {
    const files = { "app/actions.ts": action(line, `{ errors: ${flatten("result.error")}.fieldErrors }`) };
    expect(offersOf(check, files, "app/actions.ts")).toEqual([]);
  });
});
