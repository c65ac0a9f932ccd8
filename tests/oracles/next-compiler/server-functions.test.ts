import { describe, expect, it } from "vitest";
import { analyzeModule } from "../../../shared/src/analyze/analyze-module.ts";
import { parsersFor, parseWith } from "../../helpers/parse.ts";
import { fileDirectiveSources, functionDirectiveSources, refusedSources, type OracleSource } from "./sources.ts";
import { compileWithNext, splitActions } from "./transform.ts";

const filenameOf = (source: OracleSource) => source.filename ?? "/app/app/file.tsx";

function expectOurs(source: OracleSource): void {
  for (const parser of parsersFor(filenameOf(source))) {
    const module = analyzeModule(parseWith(parser, source.text, filenameOf(source)));
    const exported = module.serverFunctions.filter(({ origin }) => origin === "file").flatMap(({ names }) => names);
    const inline = module.serverFunctions.filter(({ origin }) => origin === "function").length;
    expect({ parser, exported: exported.sort(), inline }).toEqual({
      parser,
      exported: source.exported ?? [],
      inline: source.inline ?? 0,
    });
  }
}

describe("analyzeModule finds the Server Functions that next's compiler finds", () => {
  it.each([...fileDirectiveSources, ...functionDirectiveSources])("$title", async (source) => {
    const compiled = await compileWithNext(source.text, filenameOf(source));
    const actions = compiled.ok ? splitActions(compiled.actions) : compiled.message;

    const kept = (source.exported ?? []).filter((name) => !source.lost?.includes(name));
    expect(actions).toEqual({ names: [...kept, ...(source.notFunctions ?? [])].sort(), inline: source.inline ?? 0 });
    expectOurs(source);
  });
});

describe("what the compiler refuses is still read", () => {
  it.each(refusedSources)("$title", async (source) => {
    const compiled = await compileWithNext(source.text, filenameOf(source));

    expect(compiled.ok ? compiled.actions : compiled.message).toContain(source.message);
    expectOurs(source);
  });
});
