/**
 * `npm run bench:editor`: what an edit costs in tsserver, with and without plugins, on a generated app and on code bases given by folder.
 * `-- --modules 2000 --files 20 --rounds 10 --out docs/editor-latency.md` are the defaults; `--modules` takes several sizes
 * (`2000,8000`), and `--project <folder>` may be repeated.
 */
import { writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { measure } from "./bench-editor/measure.ts";
import { measureLanguageServer } from "./bench-editor/measure-language-server.ts";
import { existingProject, generatedProject } from "./bench-editor/project.ts";
import { editorLatencyPage, latencyTable, type Measured } from "./bench-editor/report.ts";
import { readOptions, wholeNumber } from "./options.ts";

const { values } = readOptions({
  options: {
    modules: { type: "string", default: "2000" },
    files: { type: "string", default: "20" },
    rounds: { type: "string", default: "10" },
    project: { type: "string", multiple: true, default: [] },
    out: { type: "string", default: "docs/editor-latency.md" },
  },
});
const files = wholeNumber("files", values.files);
const rounds = wholeNumber("rounds", values.rounds);

const makers = [
  ...values.modules.split(",").map((modules) => () => generatedProject(wholeNumber("modules", modules), files)),
  ...values.project.map((folder) => () => existingProject(folder, files)),
];
const measured: Measured[] = [];
for (const make of makers) {
  const project = make();
  try {
    const measurements = await measure(project, rounds, (line) => console.error(line));
    const languageServer = await measureLanguageServer(project, rounds);
    const { name, modules } = project;
    measured.push({ name, modules, files: project.files.length, rounds, measurements, languageServer });
    console.log(`${name}\n${latencyTable(measurements)}`);
  } finally {
    project.remove();
  }
}
writeFileSync(
  values.out,
  await format(editorLatencyPage(measured), { ...(await resolveConfig(values.out)), filepath: values.out }),
);
