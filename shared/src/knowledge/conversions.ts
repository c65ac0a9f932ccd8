/**
 * How instances of well-known classes are written as what React can send: the code before the expression, and after. By the name of the class;
 * read in the published code of the packages. Several: a choice between what the receiving side may want, the one that keeps most first.
 */
export type CodeAround = readonly [before: string, after: string];

const asText: CodeAround = ["", ".toString()"];
const day: readonly CodeAround[] = [
  ["", ".toISOString()"],
  ["", ".toDate()"],
];
const decimal: readonly CodeAround[] = [asText, ["", ".toNumber()"]];
const pairs: readonly CodeAround[] = [["Object.fromEntries(", ")"]];

export const conversions: ReadonlyMap<string, readonly CodeAround[]> = new Map([
  ["BigNumber", decimal],
  ["DateTime", [["", ".toISO()"] as const, ["", ".toJSDate()"] as const]],
  ["Dayjs", day],
  ["Decimal", decimal],
  ["Decimal128", [asText]],
  ["Headers", pairs],
  ["Moment", day],
  ["ObjectId", [["String(", ")"] as const]],
  ["URL", [["", ".href"] as const]],
  ["URLSearchParams", pairs],
  // Zod 3 and 4; `z.flattenError()`, which Zod 4 prefers, is another export.
  ["ZodError", [["", ".flatten()"] as const]],
  ["dayjs", day],
  ["moment", day],
]);
