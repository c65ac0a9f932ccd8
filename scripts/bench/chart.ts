import { ratioOf, type Subject } from "./measure.ts";

const labelWidth = 210;
const barWidth = 420;
const barHeight = 16;
const headHeight = 28;
const colors: Readonly<Record<string, string>> = {
  "server-actions/recommended": "#0a7d5a",
  "server-actions/all": "#4fb394",
};
const otherColor = "#9aa3ad";

/** Bars, by subject: how much more CPU time a lint run takes with a config than with the parser alone, in per cent. */
export function benchmarkChart(subjects: readonly Subject[]): string {
  const groups = subjects.map((subject) => ({ name: subject.name, bars: barsOf(subject) }));
  const most = Math.max(1, ...groups.flatMap(({ bars }) => bars.map(({ percent }) => percent)));
  const parts: string[] = [];
  let top = 8;
  for (const { bars, name } of groups) {
    parts.push(`<text x="0" y="${top + 16}" font-weight="bold">${escapeText(name)}</text>`);
    top += headHeight;
    for (const { config, percent } of bars) {
      const width = Math.max(1, (Math.max(0, percent) / most) * barWidth);
      const middle = top + barHeight - 4;
      parts.push(
        `<text x="0" y="${middle}">${escapeText(config)}</text>`,
        `<rect x="${labelWidth}" y="${top}" width="${width.toFixed(1)}" height="${barHeight - 2}" fill="${colors[config] ?? otherColor}"/>`,
        `<text x="${(labelWidth + width + 6).toFixed(1)}" y="${middle}">${percent.toFixed(1)}%</text>`,
      );
      top += barHeight;
    }
    top += 8;
  }
  const width = labelWidth + barWidth + 60;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top}" viewBox="0 0 ${width} ${top}" role="img" aria-label="CPU time above that of a parser-only run, in per cent">
<rect width="100%" height="100%" fill="#ffffff"/>
<g font-family="system-ui, sans-serif" font-size="12" fill="#1f2328">
${parts.join("\n")}
</g>
</svg>
`;
}

/** Of ESLint's runs without types: each of them has the same parser's time in it. */
function barsOf(subject: Subject): { readonly config: string; readonly percent: number }[] {
  const [, ...others] = subject.measurements.filter(({ group }) => group === "eslint");
  return others.map((measurement) => ({
    config: measurement.config,
    percent: (ratioOf(subject, measurement) - 1) * 100,
  }));
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
