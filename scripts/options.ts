/** What the development scripts are told on the command line. */
import { parseArgs, type ParseArgsConfig } from "node:util";

/** Like `parseArgs`; an option that is unknown or wrong is said in one line on stderr, and ends the process with `exitCode`. */
export function readOptions<Config extends ParseArgsConfig>(
  config: Config,
  exitCode = 1,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error), exitCode);
  }
}

/** A whole number of at least `least` that is given for an option; anything else ends the process as a wrong option does. */
export function wholeNumber(option: string, text: string, least = 1): number {
  const value = Number(text);
  const isGood = text.trim() !== "" && Number.isInteger(value) && value >= least;
  return isGood ? value : refuse(`--${option} must be a whole number of at least ${least}.`);
}

function refuse(message: string, exitCode = 1): never {
  console.error(message);
  process.exit(exitCode);
}
