import { joinPath } from "./paths.ts";
import type { TsConfig } from "./tsconfig-file.ts";

/** The files a specifier may mean by `paths`, then by `baseUrl`, best first. As TypeScript: the pattern with the longest prefix counts alone. */
export function pathTargets(config: TsConfig, specifier: string): string[] {
  const match = bestPattern(Object.keys(config.paths), specifier);
  const mapped = match
    ? (config.paths[match.pattern] ?? []).map((target) =>
        joinPath(config.pathsBase, target.replace("*", match.matched)),
      )
    : [];
  return config.baseUrl === undefined ? mapped : [...mapped, joinPath(config.baseUrl, specifier)];
}

function bestPattern(
  patterns: readonly string[],
  specifier: string,
): { readonly pattern: string; readonly matched: string } | undefined {
  let best: { readonly pattern: string; readonly matched: string; readonly prefix: number } | undefined;
  for (const pattern of patterns) {
    const star = pattern.indexOf("*");
    if (star === -1 && pattern === specifier) return { pattern, matched: "" };
    if (star === -1 || specifier.length < pattern.length - 1 || (best && best.prefix >= star)) continue;
    const suffix = pattern.slice(star + 1);
    if (!specifier.startsWith(pattern.slice(0, star)) || !specifier.endsWith(suffix)) continue;
    best = { pattern, matched: specifier.slice(star, specifier.length - suffix.length), prefix: star };
  }
  return best;
}
