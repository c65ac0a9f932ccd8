/** The eslintrc configs of ESLint 8: one object, whose `extends` gets one entry more. */
import type { TSESTree } from "@typescript-eslint/utils";
import { parseWithOxc } from "@server-actions/shared";
import { appendMember } from "./append-member.ts";
import { exportedValue } from "./exported-value.ts";
import type { AddOptions } from "./flat-config.ts";
import { specifier } from "./flat-entry.ts";
import { bracketsOf, inStyleOf, type Script } from "./script.ts";

export const legacyPreset = "plugin:server-actions/legacy-recommended";

/** For a project without a config. */
export function newLegacyConfig(bases: readonly string[]): string {
  return `${JSON.stringify({ root: true, extends: [...bases, legacyPreset] }, undefined, 2)}\n`;
}

/**
 * A config that is a program, with the recommended rules, and with the fingerprint where the project lints with a cache. `undefined`
 * where what it exports, or extends, is not written there.
 */
export function addToLegacyModule(file: string, text: string, { isCached }: AddOptions): string | undefined {
  const script = scriptOf(file, text);
  const extended = script && withPreset(script);
  if (extended === undefined || !isCached) return extended;
  const again = scriptOf(file, extended);
  return again ? withFingerprint(again) : extended;
}

interface ConfigScript extends Script {
  readonly object: TSESTree.ObjectExpression;
}

function scriptOf(file: string, text: string): ConfigScript | undefined {
  const program = parseWithOxc(file, text)?.ast;
  const value = program && exportedValue(file, program)?.value;
  return program && value?.type === "ObjectExpression" ? { text, program, object: value } : undefined;
}

function withPreset(script: ConfigScript): string | undefined {
  const { text, object } = script;
  const own = findProperty(object, "extends");
  const preset = inStyleOf(script, `"${legacyPreset}"`);
  // What is spread into it may have an `extends` that this one would replace.
  if (!own) return hasSpread(object) ? undefined : withProperty(script, `extends: [${preset}]`);
  const { value: base } = own;
  if (base.type === "ArrayExpression") {
    const members = base.elements.filter((element) => element !== null);
    return appendMember(text, bracketsOf(script, base, members), () => preset);
  }
  if (base.type !== "Literal" || typeof base.value !== "string") return undefined;
  const [start, end] = base.range;
  return `${text.slice(0, start)}[${text.slice(start, end)}, ${preset}]${text.slice(end)}`;
}

/** Where there are settings already, `doctor` says what to add to them. */
function withFingerprint(script: ConfigScript): string {
  if (findProperty(script.object, "settings") || hasSpread(script.object)) return script.text;
  const code = `settings: { "server-actions": { fingerprint: require("${specifier}").fingerprint() } }`;
  return withProperty(script, inStyleOf(script, code));
}

function withProperty(script: ConfigScript, property: string): string {
  const { text, object } = script;
  return appendMember(text, bracketsOf(script, object, object.properties), () => property);
}

function hasSpread({ properties }: TSESTree.ObjectExpression): boolean {
  return properties.some(({ type }) => type === "SpreadElement");
}

function findProperty({ properties }: TSESTree.ObjectExpression, name: string): TSESTree.Property | undefined {
  return properties.find((property): property is TSESTree.Property => isNamed(property, name));
}

function isNamed(property: TSESTree.ObjectLiteralElement, name: string): boolean {
  if (property.type !== "Property" || property.computed) return false;
  return property.key.type === "Identifier" ? property.key.name === name : property.key.value === name;
}
