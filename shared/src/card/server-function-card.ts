/** A short account of one Server Function for a person who looks at its name: what a hover shows. */
import { guardsLine, mutatesLine, revalidatesLine, validatesLine } from "./facts-lines.ts";
import { navigationLine } from "./navigation-line.ts";
import { originLine } from "./origin-line.ts";
import type { CardLine, CardSubject } from "./subject.ts";
import { usesLine } from "./uses-line.ts";
import { boundLine, capturedLine, parametersLine } from "./values-lines.ts";

/** In the order in which they are read. */
const lines: readonly CardLine[] = [
  parametersLine,
  boundLine,
  capturedLine,
  guardsLine,
  validatesLine,
  mutatesLine,
  revalidatesLine,
  navigationLine,
  usesLine,
];

/** Markdown: what makes it one, then a list of what is known of it. `onError`: a line that fails is left out. */
export function serverFunctionCard(subject: CardSubject, onError: (error: unknown) => void): string {
  const say = (line: CardLine): string | undefined => {
    try {
      return line(subject);
    } catch (error) {
      onError(error);
      return undefined;
    }
  };
  const items = lines.flatMap((line) => say(line) ?? []).map((text) => `- ${text}`);
  return [say(originLine) ?? "**Server Function**", "", ...items].join("\n");
}
