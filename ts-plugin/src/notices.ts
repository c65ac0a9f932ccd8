import type { Options } from "./options.ts";

/**
 * What the plugin has to say about its own entry in tsconfig. Shown once: as a warning at the top of the first file that is looked at
 * (the server offers plugins no way to report on tsconfig itself), and in the log.
 */
export function noticesOf({ problems }: Options, plugins: readonly string[], ownName: string): readonly string[] {
  const notices: string[] = [];
  if (problems.length > 0)
    notices.push(`The tsconfig entry of \`${ownName}\` cannot be used as it is: ${problems.join(" ")}`);
  const own = plugins.indexOf(ownName);
  const next = plugins.indexOf("next");
  if (own !== -1 && next > own) {
    notices.push(
      `\`${ownName}\` is listed before \`next\` in the \`plugins\` of tsconfig, so it cannot see what \`next\` reports. List it after \`next\`.`,
    );
  }
  return notices;
}
