/**
 * A refactoring: a prop to which every caller passes a Server Function gets a name that says so, wherever the project names it. TypeScript finds
 * the places, as for any rename; the graph tells what is passed. Offered only where each element that renders the component is known.
 */
import { actionPropName, actionsGivenAs, type FileSpan } from "@server-actions/shared";
import type ts from "typescript";
import type { CheckFinding } from "./keep-findings.ts";
import { moduleRecordOf } from "./module-record.ts";
import type { ModuleView } from "./project.ts";
import type { Refactoring, RefactorParts } from "./refactorings.ts";

export const renameActionProp: Refactoring = {
  name: "server-actions/action-prop-name",
  kind: "refactor.rewrite.property.actionName",
  description: "Name a prop for the Server Functions it gets",
  find(parts, file, { start }) {
    const found = findRename(parts, file, start);
    return found && { title: titleOf(found), edits: () => editsOf(found) };
  },
};

/** The same as the repair of what `action-prop-name` has found. */
export function renameFixes(
  parts: RefactorParts,
  file: string,
  findings: readonly CheckFinding[],
): readonly ts.CodeFixAction[] {
  return findings.flatMap(({ check, finding }) => {
    const found = check.name === actionPropName.name ? findRename(parts, file, finding.span.start) : undefined;
    return found ? [{ fixName: renameActionProp.name, description: titleOf(found), changes: editsOf(found) }] : [];
  });
}

function titleOf({ prop, newName }: Rename): string {
  return `Rename \`${prop}\` to \`${newName}\`: it gets Server Functions only`;
}

function editsOf({ locations, newName }: Rename): ts.FileTextChanges[] {
  const files = [...new Set(locations.map(({ fileName }) => fileName))];
  return files.map((fileName) => ({
    fileName,
    textChanges: locations
      .filter((location) => location.fileName === fileName)
      .map(({ textSpan, prefixText = "", suffixText = "" }) => ({
        span: textSpan,
        newText: `${prefixText}${newName}${suffixText}`,
      })),
  }));
}

interface Rename {
  readonly prop: string;
  readonly newName: string;
  readonly locations: readonly ts.RenameLocation[];
}

function findRename(parts: RefactorParts, file: string, position: number): Rename | undefined {
  const { typescript, program, project, service } = parts;
  const sourceFile = program.getSourceFile(file);
  const name = sourceFile && propNameAt(typescript, sourceFile, position);
  if (!name || moduleRecordOf(typescript, sourceFile).boundary !== "client") return undefined;
  const view = project.view(program, file);
  if (!view || view.settings.actionPropName.test(name.text)) return undefined;
  const newName = `${name.text}Action`;
  if (!view.settings.actionPropName.test(newName)) return undefined;
  const attributes = attributesOf(view, name.getStart(sourceFile), name.text, newName);
  if (!attributes) return undefined;
  const options = { providePrefixAndSuffixTextForRename: true };
  const locations = service.findRenameLocations(file, name.getStart(sourceFile), false, false, options) ?? [];
  const isAtHome = locations.every(
    ({ fileName }) => fileName === file || attributes.some((attribute) => attribute.file === fileName),
  );
  const isComplete = attributes.every((attribute) =>
    locations.some(({ fileName, textSpan }) => fileName === attribute.file && textSpan.start === attribute.start),
  );
  return isAtHome && isComplete ? { prop: name.text, newName, locations } : undefined;
}

/** The name at `position` where it declares a member of a type. */
function propNameAt(typescript: typeof ts, sourceFile: ts.SourceFile, position: number): ts.Identifier | undefined {
  const visit = (node: ts.Node): ts.Identifier | undefined => {
    if (position < node.getStart(sourceFile) || position > node.getEnd()) return undefined;
    return typescript.isIdentifier(node) ? node : typescript.forEachChild(node, visit);
  };
  const word = typescript.forEachChild(sourceFile, visit);
  const member = word?.parent;
  const isMember = member && (typescript.isPropertySignature(member) || typescript.isMethodSignature(member));
  return isMember && member.name === word ? word : undefined;
}

/** Every attribute that gives the prop declared at `start` its value; `undefined` where one gives it anything but a Server Function, or may. */
function attributesOf(
  { module, graph, types }: ModuleView,
  start: number,
  prop: string,
  newName: string,
): readonly FileSpan[] | undefined {
  const found: FileSpan[] = [];
  for (const exported of module.exports) {
    if (exported.kind !== "local" || exported.typeOnly) continue;
    const props = types.componentProps(exported.value ?? exported.node) ?? [];
    const isDeclaredHere = props.some(
      ({ name, declaration }) => name === prop && declaration?.file === module.filename && declaration.start === start,
    );
    if (!isDeclaredHere) continue;
    const given = props.some(({ name }) => name === newName)
      ? undefined
      : actionsGivenAs(graph, module.filename, exported.name, prop);
    if (!given) return undefined;
    found.push(...given);
  }
  return found.length > 0 ? found : undefined;
}
