import { describe, expect, it } from "vitest";
import { noBrokenClosure } from "../../shared/src/checks/no-broken-closure.ts";
import { createMemoryHost } from "../../shared/src/host/memory-host.ts";
import { createModuleGraph, defaultSettings } from "../../shared/src/index.ts";
import { parseWith } from "../helpers/parse.ts";
import { analyzeText } from "../oracles/next-compiler/compare.ts";

describe("no-broken-closure leads", () => {
  it("to the declaration, and to the other file where the captured function is defined", () => {
    const lib = "export function format(x) { return x; }\n";
    const page = `import { format } from "./lib";
export default function Page() {
  const show = format;
  return <form action={async () => { "use server"; show(); }} />;
}
`;
    const graph = createModuleGraph(
      createMemoryHost({ "/app/app/lib.js": lib }, { parse: (file, text) => parseWith("oxc", text, file) }),
      defaultSettings,
    );
    const module = analyzeText(page, "oxc", "/app/app/page.jsx");
    const context = { module, graph, settings: defaultSettings, options: { trustTypes: false } };

    const [finding] = [...noBrokenClosure.run(context)];

    expect(finding?.related?.map(({ file, message }) => [file, message])).toEqual([
      ["/app/app/page.jsx", "`show` is declared here."],
      ["/app/app/lib.js", "`show` is defined here."],
    ]);
  });
});
