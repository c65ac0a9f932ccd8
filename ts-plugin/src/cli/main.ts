/** The command `server-actions`, for CI and editors where no plugin is loaded: TypeScript 7 loads none, and some projects have no ESLint. */
import { Command, InvalidArgumentError, Option } from "commander";
import pc from "picocolors";
import { checks } from "../checks.ts";
import packageJson from "../../package.json" with { type: "json" };
import { buildOf, defaultCache } from "./cache-location.ts";
import { check, type CheckOptions } from "./check.ts";
import { type FormatName, formatNames } from "./formats.ts";

const presets = ["recommended", "security", "strict", "all"];
const severities = ["error", "warn", "off"];

/** Runs the command with the arguments after its name; resolves to the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  let exitCode = 0;
  const colors = process.stdout.isTTY ? pc.isColorSupported : false;
  const streams = {
    cwd: process.cwd(),
    version: packageJson.version,
    build: buildOf(process.argv[1] ?? ""),
    out: (text: string) => process.stdout.write(text),
    err: process.stderr,
  };
  const program = new Command("server-actions")
    .description("Checks React Server Functions and Next.js Server Actions.")
    .version(packageJson.version)
    .exitOverride((error) => {
      throw Object.assign(error, { exitCode: error.exitCode === 0 ? 0 : 2 });
    });

  program
    .command("check")
    .description("Checks the files and folders given, or the working directory.")
    .argument("[paths...]")
    .addOption(new Option("--format <name>", "how to report").choices([...formatNames]).default("pretty"))
    .addOption(new Option("--preset <names...>", "instead of the tsconfig's").choices(presets))
    .option("--rule <name=severity...>", "severity of a rule: error, warn or off", collectRule, {})
    .option("--max-warnings <count>", "fail on more warnings than this", readCount)
    .option("--quiet", "report errors only", false)
    .option("--no-types", "do not ask the project's TypeScript")
    .option("--no-cache", "use nothing of earlier runs, and keep nothing")
    .option("--cache-location <folder>", "where to keep what a run has found", defaultCache(streams.cwd))
    .addHelpText(
      "after",
      "\nExit code: 0 without errors, 1 with errors or too many warnings, 2 when the run itself failed.",
    )
    .action((paths: string[], options: RawCheckOptions) => {
      exitCode = check(paths, { ...checkOptions(options), colors }, streams);
    });

  program
    .command("doctor")
    .description("Says what keeps findings from appearing in this project, and the line that mends it.")
    .action(async () => {
      const { doctor } = await import("./doctor/doctor.ts");
      exitCode = await doctor(streams, { colors });
    });

  program
    .command("init")
    .description("Writes the configuration of ESLint, TypeScript and the editor, after showing what it would write.")
    .option("--yes", "write without asking", false)
    .action(async ({ yes }: { readonly yes: boolean }) => {
      const { init } = await import("./init/init.ts");
      exitCode = await init(streams, { yes, colors, interactive: process.stdin.isTTY && process.stdout.isTTY });
    });

  program
    .command("lsp")
    .description("Serves an editor over standard input and output, beside TypeScript's own server.")
    .option("--stdio", "the only transport; editors pass it", true)
    .action(async () => {
      const { createConnection, ProposedFeatures } = await import("vscode-languageserver/node");
      const { serve } = await import("../lsp/server.ts");
      const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
      await new Promise<void>((ended) => {
        connection.onExit(ended);
        serve(connection, packageJson.version);
      });
    });

  try {
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    const { exitCode: code } = error as { exitCode?: number };
    if (code === undefined) throw error;
    return code;
  }
  return exitCode;
}

interface RawCheckOptions {
  readonly format: FormatName;
  readonly preset?: readonly string[];
  readonly rule: Readonly<Record<string, string>>;
  readonly maxWarnings?: number;
  readonly quiet: boolean;
  readonly types: boolean;
  readonly cache: boolean;
  readonly cacheLocation: string | undefined;
}

function checkOptions({ rule, cache, cacheLocation, ...options }: RawCheckOptions): Omit<CheckOptions, "colors"> {
  return { ...options, rules: rule, cache: cache ? cacheLocation : undefined };
}

function collectRule(text: string, rules: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const [name = "", severity = ""] = text.split("=", 2);
  const known = checks.map((each) => each.name);
  if (!known.includes(name))
    throw new InvalidArgumentError(`There is no rule "${name}". The rules are: ${known.join(", ")}.`);
  if (!severities.includes(severity))
    throw new InvalidArgumentError(`The severity of ${name} is one of ${severities.join(", ")}.`);
  return { ...rules, [name]: severity };
}

function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 0) throw new InvalidArgumentError("It must be a whole number.");
  return count;
}
