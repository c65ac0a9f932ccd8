/** Completions of ours, after TypeScript's. */
import type ts from "typescript";
import { actionAttributesAt } from "./complete-action-attributes.ts";
import { actionNamesAt } from "./complete-action-names.ts";
import { type DirectiveName, directivePlaceAt } from "./complete-directives.ts";
import { isOwnSource } from "./host-files.ts";
import type { Project } from "./project.ts";
import { source } from "./report.ts";
import { placesOf } from "./server-function-at.ts";

export interface CompletionParts {
  readonly typescript: typeof ts;
  readonly program: ts.Program;
  readonly project: Project;
}

const directives: Readonly<Record<DirectiveName, Readonly<Record<"file" | "function", string>>>> = {
  "use client": {
    file: "This file and what it imports run in the browser as well. Its exports may be rendered from the server.",
    function: "",
  },
  "use server": {
    file: "Every export of this file becomes a Server Function: the client can call it, with arguments of its choice.",
    function: "This function becomes a Server Function: the client can call it, with arguments of its choice.",
  },
};

/** `before` with the entries that fit at `position`; `before` itself where none do. */
export function withCompletions(
  parts: CompletionParts,
  before: ts.WithMetadata<ts.CompletionInfo> | undefined,
  file: string,
  position: number,
): ts.WithMetadata<ts.CompletionInfo> | undefined {
  const known = new Set(before?.entries.map(({ name }) => name));
  const entries = entriesAt(parts, file, position).filter(({ name }) => !known.has(name));
  if (entries.length === 0) return before;
  return before
    ? { ...before, entries: [...before.entries, ...entries] }
    : { isGlobalCompletion: false, isMemberCompletion: false, isNewIdentifierLocation: true, entries };
}

/** The details of an entry of ours. */
export function completionDetails(
  parts: CompletionParts,
  file: string,
  position: number,
  name: string,
): ts.CompletionEntryDetails | undefined {
  const entry = entriesAt(parts, file, position).find((one) => one.name === name);
  if (!entry) return undefined;
  const { detail, insertText, kind } = entry;
  return {
    name,
    kind,
    kindModifiers: "",
    displayParts: [{ kind: "text", text: insertText }],
    documentation: [{ kind: "text", text: detail }],
  };
}

interface OwnEntry extends ts.CompletionEntry {
  insertText: string;
  readonly detail: string;
}

function entriesAt(parts: CompletionParts, file: string, position: number): readonly OwnEntry[] {
  const { typescript, program } = parts;
  const sourceFile = program.getSourceFile(file);
  if (!sourceFile || !isOwnSource(sourceFile)) return [];
  const { string, memberVariableElement } = typescript.ScriptElementKind;
  const places = placesOf(parts);
  const props = [
    ...actionAttributesAt(places, sourceFile, position),
    ...actionNamesAt(places, sourceFile, position, () => parts.project.reading(program).graph),
  ];
  return [
    ...directiveEntries(parts, sourceFile, position).map((entry) => ({ ...base(string), ...entry })),
    ...props.map(({ name, detail }) => ({ ...base(memberVariableElement), name, insertText: name, detail })),
  ];
}

function base(kind: ts.ScriptElementKind): Pick<ts.CompletionEntry, "kind" | "kindModifiers" | "sortText" | "source"> {
  return { kind, kindModifiers: "", sortText: "11", source };
}

function directiveEntries(
  { typescript, program, project }: CompletionParts,
  sourceFile: ts.SourceFile,
  position: number,
): readonly Pick<OwnEntry, "detail" | "insertText" | "name" | "replacementSpan">[] {
  const place = directivePlaceAt(typescript, sourceFile, position);
  if (!place) return [];
  const { graph, moduleOf } = project.reading(program);
  const { fileName } = sourceFile;
  const isInClient = place.owner === "function" && graph.environmentOf(fileName) === "client";
  if (isInClient || moduleOf(fileName)?.isReact === false) return [];
  return place.names.map((name) => ({
    name,
    insertText: place.isQuoted ? name : `"${name}";`,
    replacementSpan: place.span,
    detail: directives[name][place.owner],
  }));
}
