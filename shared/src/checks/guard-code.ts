/** A guard of an example, written for another action: the names it needs are imported, and what it binds is new there. */
import type { TSESTree } from "@typescript-eslint/utils";
import { leaveOfExample, type WriteValue } from "./guard-leave.ts";
import { importSource } from "./import-source.ts";
import { importName } from "../edits/import-name.ts";
import { codeStyleOf, mentions } from "../edits/layout.ts";
import type { GuardForm } from "../facts/guard-forms.ts";
import type { CheckContext } from "../model/check.ts";
import type { Edit } from "../model/finding.ts";
import type { FlowCall, FlowValue } from "../model/flow.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import type { Reference } from "../model/reference.ts";
import { namedImport } from "../syntax/bindings.ts";
import { findVariable } from "../syntax/variables.ts";

export interface GuardCode {
  /** Without a semicolon at their ends. */
  readonly statements: readonly string[];
  readonly imports: readonly Edit[];
  /** The call that asks, for a person. */
  readonly asks: string;
}

/** `undefined` where it needs something that is not to be had in `handler`. */
export function guardCode(
  context: CheckContext<object>,
  form: GuardForm,
  handler: FunctionNode,
): GuardCode | undefined {
  const writer = createWriter(context, form, handler);
  const asked = writer.value({ kind: "result", call: form.call.end, path: [] });
  const needsAwait = [...form.calls.values()].some(({ settled }) => settled === "awaited");
  if (asked === undefined || (needsAwait && !handler.async)) return undefined;
  const asks = asked.startsWith("await ") ? asked.slice("await ".length) : asked;
  if (form.kind === "call") return { statements: [asked], imports: writer.imports(), asks };
  const leave = leaveOfExample(context.module, form, handler, writer.value);
  const { path } = form.asked;
  const name = nameFor(form.call, path, (taken) => mentions(handler, taken) || asked.includes(taken));
  const test = [name, ...path].join("?.");
  if (!path.every(isIdentifier)) return undefined;
  return { statements: [`const ${name} = ${asked}`, `if (!${test}) ${leave}`], imports: writer.imports(), asks };
}

function createWriter(
  { graph, module }: CheckContext<object>,
  { calls, place }: GuardForm,
  handler: FunctionNode,
): { readonly value: WriteValue; imports(): readonly Edit[] } {
  const imports = new Map<string, readonly Edit[]>();

  function nameOf(reference: Exclude<Reference, { kind: "unknown" }>): string | undefined {
    const { name, path, ...rest } = namedImport(reference);
    const root = rest.kind === "import" ? importedName(rest.source, name) : nameHere(rest.kind, name);
    return root === undefined || !path.every(isIdentifier) ? undefined : [root, ...path].join(".");
  }

  function importedName(from: string, name: string): string | undefined {
    const source = importSource(graph, module, place.file, from);
    const imported = source === undefined ? undefined : importName(module, name, source, handler.body);
    if (source === undefined || !imported || !isIdentifier(imported.text.split(".")[0] ?? "")) return undefined;
    imports.set(`${source} ${name}`, imported.edits);
    return imported.text;
  }

  /** A name of the top of the example's file, which is this one, or a global. */
  function nameHere(kind: "global" | "local", name: string): string | undefined {
    if (kind === "local" && place.file !== module.filename) return undefined;
    const probe = { name, range: handler.body.range, parent: handler.body } as TSESTree.Identifier;
    const variable = findVariable(module.scopes, probe);
    const isOwn = variable !== undefined && variable.scope.block.type === "Program";
    return isOwn === (kind === "local") && (isOwn || !variable) ? name : undefined;
  }

  function value(of: FlowValue): string | undefined {
    switch (of.kind) {
      case "reference":
        return nameOf(of.reference);
      case "constant":
        return of.text === undefined ? undefined : textOfConstant(module, of.text);
      case "object": {
        const properties = Object.entries(of.properties).map(([key, property]) => [key, value(property)] as const);
        if (of.rest.length > 0 || !properties.every(([key, text]) => isIdentifier(key) && text !== undefined))
          return undefined;
        return properties.length === 0 ? "{}" : `{ ${properties.map(([key, text]) => `${key}: ${text}`).join(", ")} }`;
      }
      case "result": {
        const call = calls.get(of.call);
        const text = call && callText(call);
        if (text === undefined || !of.path.every(isIdentifier)) return undefined;
        return of.path.length === 0 ? text : [text.startsWith("await ") ? `(${text})` : text, ...of.path].join(".");
      }
      default:
        return undefined;
    }
  }

  function callText({ args, callee, settled }: FlowCall): string | undefined {
    const [name, ...given] = [callee, ...args].map(value);
    if (name === undefined || given.includes(undefined)) return undefined;
    return `${settled === "awaited" ? "await " : ""}${name}(${given.join(", ")})`;
  }

  return { value, imports: () => [...imports.values()].flat() };
}

const keywords: ReadonlySet<string> = new Set(["false", "null", "true"]);

/** The flow of a function keeps of a literal what it is as a text. */
function textOfConstant(module: ModuleAnalysis, text: string): string | undefined {
  if (keywords.has(text)) return text;
  const { quote } = codeStyleOf(module);
  const isPlain = JSON.stringify(text) === `"${text}"` && !text.includes(quote) && Number.isNaN(Number(text));
  return isPlain ? `${quote}${text}${quote}` : undefined;
}

function nameFor({ name }: FlowCall, path: readonly string[], isTaken: (name: string) => boolean): string {
  const isUser = name.toLowerCase().endsWith("user");
  const base = isUser ? (path.length > 0 ? "result" : "user") : "session";
  for (let count = 1; ; count += 1) {
    const found = count === 1 ? base : `${base}${count}`;
    if (!isTaken(found)) return found;
  }
}

function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) && name !== "default";
}
