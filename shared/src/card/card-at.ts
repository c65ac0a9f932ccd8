/** What a hover says: of the name of a Server Function, of what stands for a call of one or receives one, and of the directive of a file. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ModuleAnalysis } from "../model/module.ts";
import { type Span, spanOf } from "../model/span.ts";
import { callerNamed } from "./caller-at.ts";
import { fileLines } from "./file-lines.ts";
import { code } from "./markdown.ts";
import { actionPropNamed } from "./prop-at.ts";
import { propLines } from "./prop-lines.ts";
import { findServerFunctionAt, type FoundServerFunction, nameAt, serverFunctionNamed } from "./server-function-at.ts";
import { serverFunctionCard } from "./server-function-card.ts";
import type { CardSubject } from "./subject.ts";

export type CardContext = Pick<CardSubject, "describePlace" | "graph" | "moduleOf" | "settings">;

export interface FoundCard {
  readonly markdown: string;
  /** What it is about. */
  readonly span: Span;
}

type OnError = (error: unknown) => void;

/** `undefined` where there is nothing to say. `onError`: a line that fails is left out. */
export function cardAt(
  context: CardContext,
  module: ModuleAnalysis,
  offset: number,
  onError: OnError,
): FoundCard | undefined {
  const found = findServerFunctionAt(context, module, offset);
  if (!found) return relatedCardAt(context, module, offset, onError);
  return { markdown: cardOf(context, found, onError), span: spanOf(found.name) };
}

/** The same without the names of Server Functions themselves, for a host that finds those by types. */
export function relatedCardAt(
  context: CardContext,
  module: ModuleAnalysis,
  offset: number,
  onError: OnError,
): FoundCard | undefined {
  const directive = fileDirectiveAt(module, offset);
  if (directive) return { markdown: fileLines(context, module).join("\n"), span: spanOf(directive) };
  const name = nameAt(module.ast, offset);
  if (!name) return undefined;
  const markdown = callerCard(context, module, name, onError) ?? propCard(context, module, name, onError);
  return markdown === undefined ? undefined : { markdown, span: spanOf(name) };
}

function fileDirectiveAt({ boundary, directives }: ModuleAnalysis, offset: number): TSESTree.Node | undefined {
  if (boundary !== "server") return undefined;
  const nodes = directives.filter(({ value }) => value === "use server").map(({ node }) => node.expression);
  return nodes.find(({ range: [start, end] }) => start <= offset && offset < end);
}

function callerCard(
  context: CardContext,
  module: ModuleAnalysis,
  name: TSESTree.Node,
  onError: OnError,
): string | undefined {
  const caller = callerNamed(module, name);
  const found = caller && serverFunctionNamed(context, module, caller.action);
  if (!found) return undefined;
  const action = code(module.text.slice(...caller.action.range));
  const does = caller.kind === "dispatch" ? "dispatches to" : "starts a transition that calls";
  const intro = `${code(module.text.slice(...name.range))} ${does} ${action}`;
  return withCard(context, [intro], found, onError);
}

function propCard(
  context: CardContext,
  module: ModuleAnalysis,
  name: TSESTree.Node,
  onError: OnError,
): string | undefined {
  const prop = actionPropNamed(context, module, name);
  if (!prop) return undefined;
  const { lines, only } = propLines(context, prop);
  return only ? withCard(context, lines, only, onError) : lines.join("\n");
}

function withCard(
  context: CardContext,
  lines: readonly string[],
  found: Omit<FoundServerFunction, "name">,
  onError: OnError,
): string {
  return [...lines, "", cardOf(context, found, onError)].join("\n");
}

function cardOf(
  context: CardContext,
  { module, serverFunction }: Omit<FoundServerFunction, "name">,
  onError: OnError,
): string {
  return serverFunctionCard({ ...context, module, serverFunction }, onError);
}
