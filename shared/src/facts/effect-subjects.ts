/** What an effect is done to, by name. */
import { isPassingThing } from "../knowledge/auth-public.ts";
import type { FlowCall, FlowValue } from "../model/flow.ts";

/** The call as written, and what it is given by name; columns, where it sets only such as are written for a while. */
export function subjectsOf(call: FlowCall, table: string | undefined): readonly string[] {
  const given = call.args.flatMap((value) => nameIn(value) ?? []);
  return [call.name, ...given, ...passingColumns(call), ...(table === undefined ? [] : [table])];
}

/** A table that is given by name: `delete(carts)`, `deleteFrom("carts")`. */
function nameIn(given: FlowValue): string | undefined {
  if (given.kind === "reference") return given.reference.name;
  return given.kind === "constant" ? given.text : undefined;
}

/** `update({ where, data: { resetToken, resetTokenExpiry } })`, where nothing else is set. */
function passingColumns({ args }: FlowCall): readonly string[] {
  const columns = args.flatMap((given) => {
    const data = given.kind === "object" && Object.hasOwn(given.properties, "data") && given.properties["data"];
    if (!data) return [];
    return data.kind === "object" && data.rest.length === 0 ? Object.keys(data.properties) : [""];
  });
  return columns.every(isPassingThing) ? columns : [];
}
