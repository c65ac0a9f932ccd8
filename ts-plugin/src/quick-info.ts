/** What a hover says of a Server Function, after what TypeScript says. */
import { relatedCardAt, serverFunctionCard } from "@server-actions/shared";
import type ts from "typescript";
import { moduleRecordOf } from "./module-record.ts";
import { isOwnSource } from "./host-files.ts";
import type { Project } from "./project.ts";
import {
  type NamedServerFunction,
  type PlacesParts,
  placesOf,
  serverFunctionNamed,
  serverFunctionOfDirective,
  wordAt,
} from "./server-function-at.ts";

export interface QuickInfoParts extends PlacesParts {
  readonly onError: (error: unknown) => void;
}

/** `before` with the card of the Server Function at `position`, which may also be its directive; `before` itself for anything else. */
export function withCard(
  parts: QuickInfoParts,
  before: ts.QuickInfo | undefined,
  file: string,
  position: number,
): ts.QuickInfo | undefined {
  const { typescript, program } = parts;
  const sourceFile = program.getSourceFile(file);
  if (!sourceFile || !isOwnSource(sourceFile)) return before;
  const word = wordAt(typescript, sourceFile, before?.textSpan.start ?? position);
  if (!word || (typescript.isStringLiteral(word) && word.text !== "use server")) return before;
  const places = placesOf(parts);
  const found = typescript.isStringLiteral(word)
    ? serverFunctionOfDirective(places, word)
    : serverFunctionNamed(places, word);
  const card = found ? cardOf(parts, found) : relatedCard(parts, word);
  if (card === undefined) return before;
  if (!before) {
    const start = word.getStart(sourceFile);
    const textSpan = { start, length: word.getEnd() - start };
    const kind = typescript.ScriptElementKind.unknown;
    return { kind, kindModifiers: "", textSpan, displayParts: [], documentation: [{ kind: "text", text: card }] };
  }
  const documentation = before.documentation ?? [];
  const text = documentation.length > 0 ? `\n\n${card}` : card;
  return { ...before, documentation: [...documentation, { kind: "text", text }] };
}

/** Of a file's directive, or of what stands for a call of a Server Function or receives one. */
function relatedCard(parts: QuickInfoParts, word: ts.Identifier | ts.StringLiteral): string | undefined {
  const { typescript, program, project, onError } = parts;
  const sourceFile = word.getSourceFile();
  if (!typescript.isStringLiteral(word) && !mayStandForAction(parts, word)) return undefined;
  const reading = project.reading(program);
  const module = reading.moduleOf(sourceFile.fileName);
  const describe = (file: string, offset: number): string => describePlace(project, file, offset);
  const context = { ...reading, describePlace: describe };
  return module && relatedCardAt(context, module, word.getStart(sourceFile), onError)?.markdown;
}

/** What can be called, in a client module or one that uses what the client starts actions with: of any other name no tree is made. */
function mayStandForAction({ typescript, program }: QuickInfoParts, word: ts.Identifier): boolean {
  const sourceFile = word.getSourceFile();
  const mayStart = ["useActionState", "useFormState", "ransition"].some((name) => sourceFile.text.includes(name));
  const { boundary } = moduleRecordOf(typescript, sourceFile);
  if (boundary === "server" || (boundary === "none" && !mayStart)) return false;
  const checker = program.getTypeChecker();
  const type = checker.getNonNullableType(checker.getTypeAtLocation(word));
  const arms = type.isUnion() ? type.types : [type];
  return arms.some((arm) => arm.getCallSignatures().length > 0 || (arm.flags & typescript.TypeFlags.Any) !== 0);
}

function cardOf(
  { typescript, program, project, onError }: QuickInfoParts,
  { serverFunction, module, name, bound }: NamedServerFunction,
): string {
  const { graph, settings, moduleOf } = project.reading(program);
  const parameterNames = typescript.isStringLiteral(name) ? undefined : parameterNamesAt(typescript, program, name);
  return serverFunctionCard(
    {
      serverFunction,
      module,
      graph,
      settings,
      moduleOf,
      bound,
      ...(parameterNames && { parameterNames }),
      describePlace: (file, offset) => describePlace(project, file, offset),
    },
    onError,
  );
}

/** `app/page.tsx:12`: relative to the project. */
function describePlace({ host }: Project, file: string, offset: number): string {
  const path = file.startsWith(`${host.rootDir}/`) ? file.slice(host.rootDir.length + 1) : file;
  const line = host.sourceFile(file)?.getLineAndCharacterOfPosition(offset).line;
  return line === undefined ? path : `${path}:${line + 1}`;
}

/** The parameters of the value's first call signature. */
function parameterNamesAt(typescript: typeof ts, program: ts.Program, name: ts.Node): readonly string[] | undefined {
  const checker = program.getTypeChecker();
  const [signature] = checker.getSignaturesOfType(checker.getTypeAtLocation(name), typescript.SignatureKind.Call);
  return signature?.parameters.flatMap((parameter) => {
    const declaration = parameter.valueDeclaration;
    if (!declaration || !typescript.isParameter(declaration)) return [parameter.name];
    if (declaration.dotDotDotToken)
      return elementNames(checker.getTypeOfSymbolAtLocation(parameter, name)) ?? [`...${declaration.name.getText()}`];
    return [declaration.name.getText()];
  });
}

/** The parameters that a tuple stands for: `(...args: [id: string])` takes `id`. */
function elementNames(type: ts.Type): readonly string[] | undefined {
  const { labeledElementDeclarations } = (type as Partial<ts.TupleTypeReference>).target ?? {};
  const names = labeledElementDeclarations?.map((element) => element?.name.getText());
  return names?.every((name) => name !== undefined) ? names : undefined;
}
