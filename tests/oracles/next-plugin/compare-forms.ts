/**
 * Every form of `./prop-forms.ts`, given an ordinary value by a page, a Server Function by a page, and an ordinary value by a client module.
 * React renders the page, so it says whether that works; Next.js's plugin and ours say what they make of it, in one language service.
 */
import { createRequire } from "node:module";
import ts from "typescript";
import { checks } from "../../../ts-plugin/src/checks.ts";
import { createPluginModule } from "../../../ts-plugin/src/plugin.ts";
import { createMemoryProject } from "../../helpers/language-service.ts";
import { type PropForm, propForms } from "./prop-forms.ts";
import { type Rendered, renderPage } from "./render-page.ts";

/** Who passes what. */
export const passings = ["ordinary value", "Server Function", "ordinary value by a client module"] as const;
export type Passing = (typeof passings)[number];

export interface ComparedForm {
  readonly form: string;
  readonly passing: Passing;
  readonly react: Rendered;
  /** `71007`, or nothing. */
  readonly next: readonly string[];
  /** Our checks about props, by name. */
  readonly ours: readonly string[];
  /** Whether 71007 is still there when our plugin stands behind Next.js's. */
  readonly both: readonly string[];
}

const about: ReadonlySet<string> = new Set(["action-prop-value", "client-entry-props", "serializable-props"]);
const invalidClientEntryProp = 71_007;
const actions = '"use server";\nexport async function saveAction(): Promise<never> {\n  throw new Error("saved");\n}\n';

export async function compareForms(forms: readonly PropForm[] = propForms): Promise<readonly ComparedForm[]> {
  const cases = forms.flatMap((form, index) =>
    passings
      .filter((passing) => isPossible(form, passing))
      .map((passing, number) => {
        const folder = `app/form-${index}-${number}`;
        return { form, passing, folder, files: filesOf(form, passing) };
      }),
  );
  const all = cases.flatMap(({ folder, files }) =>
    Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text]),
  );
  const project = createMemoryProject(
    { "app/layout.tsx": layout, ...(Object.fromEntries(all) as object) },
    "forms-app",
  );
  const entry = { name: "typescript-plugin-server-actions" };
  const info = project.createInfo(entry, [{ name: "next" }, entry]);
  const next = nextPlugin().create(info);
  const ownInfo = { ...info, project: Object.create(info.project) as ts.server.Project };
  const ours = createPluginModule(ts).create(ownInfo);
  const both = createPluginModule(ts).create({ ...info, languageService: next });
  const compared: ComparedForm[] = [];
  for (const { form, passing, folder, files } of cases) {
    const paths = Object.keys(files).map((file) => project.path(`${folder}/${file}`));
    const problems = paths.flatMap((path) => project.service.getSemanticDiagnostics(path));
    const [problem] = problems;
    if (problem) throw new Error(`${form.name}: ${ts.flattenDiagnosticMessageText(problem.messageText, "\n")}`);
    const reported = (service: ts.LanguageService) =>
      [...new Set(paths.flatMap((path) => service.getSemanticDiagnostics(path)).flatMap(namesOf))].sort();
    compared.push({
      form: form.name,
      passing,
      react: await renderPage(files),
      next: reported(next),
      ours: reported(ours),
      both: reported(both),
    });
  }
  return compared;
}

function isPossible(form: PropForm, passing: Passing): boolean {
  if (form.call !== undefined) return passing === "ordinary value by a client module";
  return passing !== "Server Function" || form.takesAction !== false;
}

const layout =
  "export default function Layout({ children }: { children: React.ReactNode }) { return <html><body>{children}</body></html>; }\n";

function filesOf(form: PropForm, passing: Passing): Readonly<Record<string, string>> {
  const { card, element = "<Card onPick={VALUE} />", imports = 'import { Card } from "./card";' } = form;
  const value = passing === "Server Function" ? "saveAction" : (form.value ?? "() => {}");
  const use = (code: string) => code.replace("VALUE", () => value);
  const rendered = form.call === undefined ? `return ${use(element)};` : `${use(form.call)} return null;`;
  const more = form.files ?? {};
  const own = { "card.tsx": `"use client";\n${card}\n`, ...more };
  if (passing !== "ordinary value by a client module") {
    const action = passing === "Server Function" ? 'import { saveAction } from "./actions";\n' : "";
    const page = `${imports}\n${action}export default function Page() { ${rendered} }\n`;
    return { ...own, "page.tsx": page, ...(action !== "" && { "actions.ts": actions }) };
  }
  const parent = `"use client";\n${imports}\nexport function Parent() { ${rendered} }\n`;
  const page = 'import { Parent } from "./parent";\nexport default function Page() { return <Parent />; }\n';
  return { ...own, "parent.tsx": parent, "page.tsx": page };
}

function namesOf({ code, source }: ts.Diagnostic): string[] {
  if (code === invalidClientEntryProp) return [String(code)];
  const name = source === "server-actions" ? checks.find((check) => check.code === code)?.name : undefined;
  return name !== undefined && about.has(name) ? [name] : [];
}

/** Next.js's own plugin, as tsserver makes it for a project. It keeps what it was made with in variables of its module. */
function nextPlugin(): ts.server.PluginModule {
  const { createTSPlugin } = createRequire(import.meta.url)("next/dist/server/typescript/index.js") as {
    readonly createTSPlugin: ts.server.PluginModuleFactory;
  };
  return createTSPlugin({ typescript: ts });
}
