/** The eslintrc configs of ESLint 8: one object, whose `extends` gets one entry more. */
import type { TSESTree } from "@typescript-eslint/utils";
import { parseWithOxc } from "@server-actions/shared";
import { appendMember } from "./append-member.ts";
import { exportedValue } from "./exported-value.ts";
import { bracketsOf, inStyleOf, type Script } from "./script.ts";

export const legacyPreset = "plugin:server-actions/legacy-recommended";

/** For a project without a config. */
export function newLegacyConfig(bases: readonly string[]): string {
  return `${JSON.stringify({ root: true, extends: [...bases, legacyPreset] }, undefined, 2)}\n`;
}

/** A config that is a program, with the recommended rules. `undefined` where what it exports, or extends, is not written there. */
export function addToLegacyModule(file: string, text: string): string | undefined {
  const program = parseWithOxc(file, text)?.ast;
  const value = program && exportedValue(file, program)?.value;
  if (!program || value?.type !== "ObjectExpression") return undefined;
  const script: Script = { text, program };
  const own = value.properties.find(isExtends);
  const preset = inStyleOf(script, `"${legacyPreset}"`);
  if (!own) {
    // What is spread into it may have an `extends` that this one would replace.
    if (value.properties.some(({ type }) => type === "SpreadElement")) return undefined;
    return appendMember(text, bracketsOf(script, value, value.properties), () => `extends: [${preset}]`);
  }
  const { value: base } = own;
  if (base.type === "ArrayExpression") {
    const members = base.elements.filter((element) => element !== null);
    return appendMember(text, bracketsOf(script, base, members), () => preset);
  }
  if (base.type !== "Literal" || typeof base.value !== "string") return undefined;
  const [start, end] = base.range;
  return `${text.slice(0, start)}[${text.slice(start, end)}, ${preset}]${text.slice(end)}`;
}

function isExtends(property: TSESTree.ObjectLiteralElement): property is TSESTree.Property {
  if (property.type !== "Property" || property.computed) return false;
  return property.key.type === "Identifier" ? property.key.name === "extends" : property.key.value === "extends";
}
