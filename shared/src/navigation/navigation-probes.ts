/** Whether a text, what a file imports, or a name can have to do with navigation: asked before there is a tree. */
import { redirectingFactoryMembers } from "../knowledge/auth.ts";
import { findNavigationExport, isNavigationModule, navigationExports, navigationFactories } from "../knowledge/next.ts";
import type { RecordedFile } from "../model/check.ts";
import type { Settings } from "../settings/defaults.ts";
import { mentionsAny, mentionsWord } from "../syntax/text-probe.ts";

/** The names under which navigation functions are exported: other files are looked at for these only. */
const navigationNames: readonly string[] = [
  ...navigationExports.map(({ name }) => name),
  ...redirectingFactoryMembers.map(({ member }) => member),
];

/** Whether anything in the text can be a navigation call. The settings may name functions of any name. */
export function mayNavigate(text: string, { navigation }: Pick<Settings, "navigation">): boolean {
  return navigation.length > 0 ? mentionsAny(text, ["import", "require"]) : mentionsWord(text, navigationNames);
}

/** Whether anything that the file imports can be a navigation call, or make one. The settings may name functions of any name. */
export function mayImportNavigation({ filename, graph, settings }: RecordedFile): boolean {
  return settings.navigation.length > 0 || graph.mayImportExport(filename, isNavigationExport);
}

/** The exports of packages that navigate, or make what does (`"*"`: any of them): where a file imports none of them, nothing in it navigates. */
export function isNavigationExport(source: string, name: string): boolean {
  if (isNavigationModule(source)) return name === "*" || findNavigationExport(source, name) !== undefined;
  return navigationMakers.some((maker) => maker.source === source && (name === "*" || maker.name === name));
}

const navigationMakers = [...navigationFactories, ...redirectingFactoryMembers.map(({ factory }) => factory)];

/** Whether a navigation function is exported under this name. */
export function isNavigationName(name: string): boolean {
  return navigationNames.includes(name);
}
