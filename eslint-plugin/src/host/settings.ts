import { type ParsedSettings, parseSettings } from "@server-actions/shared";
import type { RuleContext } from "../create-rule.ts";
import { filenameOf, runOf } from "./context.ts";

const settingsKey = "server-actions";

/** By the user's own object; ESLint makes a new one around it for each file where the config has no settings. */
const parsed = new WeakMap<object, ParsedSettings>();
const noSettings = {};
/** In each run, the file and rule that had to say what is wrong with settings, by what is wrong. */
const speakers = new WeakMap<object, Map<string, string>>();

/** The shared settings, validated once for all rules and files of a config. `fingerprint` is there for ESLint's cache alone. */
export function readSettings(context: RuleContext): ParsedSettings {
  const own = context.settings[settingsKey];
  const key = own === undefined ? noSettings : typeof own === "object" && own !== null ? own : context.settings;
  const known = parsed.get(key);
  if (known !== undefined) return known;
  const result = parseSettings(own, ["fingerprint"]);
  parsed.set(key, result);
  return result;
}

/**
 * What is wrong with the settings, for the first rule on the first file of a run that asks: one clear problem, not one a file.
 * The same rule on the same file is told again, so that the problem stays in an editor while the file is edited.
 */
export function settingsProblem(context: RuleContext): string | undefined {
  const { problems } = readSettings(context);
  if (problems.length === 0) return undefined;
  const problem = `Malformed \`settings["${settingsKey}"]\`: ${problems.join(" ")} The other settings count.`;
  return isSpeaker(context, problem) ? problem : undefined;
}

function isSpeaker(context: RuleContext, problem: string): boolean {
  const run = runOf(context);
  const ofRun = speakers.get(run) ?? new Map<string, string>();
  speakers.set(run, ofRun);
  const asker = `${context.id} ${filenameOf(context)}`;
  const speaker = ofRun.get(problem) ?? asker;
  ofRun.set(problem, speaker);
  return speaker === asker;
}
