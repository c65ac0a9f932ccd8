import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import * as v from "valibot";
import { describe, expect, it } from "vitest";

/** The definitions of every label stand in README.md beside this file. */
const answer = v.picklist(["yes", "no", "unclear"]);
const writingEffects = ["cookie", "db-write", "fetch-write", "mail", "memory", "payment", "queue", "storage"] as const;
const readingEffects = ["ai", "cache", "private-read", "public-read"] as const;

const guardPlaces = v.picklist([
  "body",
  "body-hof",
  "builder",
  "closure",
  "delegated",
  "imported-callee-1",
  "imported-callee-2",
  "row-level-security",
  "same-file-helper",
  "wrapper",
]);

const LabelledAction = v.strictObject({
  repo: v.pipe(v.string(), v.regex(/^[\w.-]+\/[\w.-]+$/u)),
  commit: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/u)),
  path: v.pipe(v.string(), v.regex(/^[^/\\].*\.(?:tsx?|jsx?|mjs)$/u)),
  line: v.pipe(v.number(), v.integer(), v.minValue(1)),
  name: v.pipe(v.string(), v.regex(/^(?:[A-Za-z_$][\w$]*)?$/u)),
  origin: v.picklist(["file", "function"]),
  guarded: answer,
  how: v.nullable(guardPlaces),
  public: v.boolean(),
  mutates: answer,
  effects: v.array(v.picklist([...writingEffects, ...readingEffects])),
  validates: v.picklist(["yes", "no", "unclear", "no-input"]),
  revalidates: v.picklist(["yes", "no", "n/a"]),
  note: v.optional(v.pipe(v.string(), v.maxLength(90), v.regex(/^[^(){}[\]<>=`"$\\]+$/u))),
  chosen: v.optional(v.literal(true)),
  setAside: v.optional(v.literal(true)),
});

type LabelledAction = v.InferOutput<typeof LabelledAction>;

const lines = readFileSync(new URL("./actions.jsonl", import.meta.url), "utf8")
  .trimEnd()
  .split("\n");
const rows: unknown[] = lines.map((line): unknown => JSON.parse(line));
const actions = rows.filter((row) => v.is(LabelledAction, row));

const placeOf = ({ repo, path, line }: LabelledAction) => `${repo}/${path}:${line}`;
const places = (rows: readonly LabelledAction[]) => rows.map(placeOf);
const writes = (row: LabelledAction) =>
  row.effects.some((effect) => writingEffects.some((writing) => writing === effect));

describe("the labels of one action", () => {
  it("fit the schema, one JSON object a line", () => {
    expect(rows.filter((row) => !v.is(LabelledAction, row))).toEqual([]);
  });

  it("name where the guard stands exactly when there is one", () => {
    const misfits = actions.filter(
      ({ guarded, how }) => (guarded === "yes" && how === null) || (guarded === "no" && how !== null),
    );
    expect(places(misfits)).toEqual([]);
  });

  it("name what is written exactly when something is", () => {
    const misfits = actions.filter(
      (row) => (row.mutates === "yes" && !writes(row)) || (row.mutates === "no" && writes(row)),
    );
    expect(places(misfits)).toEqual([]);
  });

  it("say whether a mutation refreshes, and leave it open only where nothing is written for certain", () => {
    const misfits = actions.filter(
      ({ mutates, revalidates }) =>
        (mutates === "yes" && revalidates === "n/a") || (mutates === "no" && revalidates === "no"),
    );
    expect(places(misfits)).toEqual([]);
  });

  it("name no effect twice", () => {
    const misfits = actions.filter(({ effects }) => new Set(effects).size !== effects.length);
    expect(places(misfits)).toEqual([]);
  });

  it("carry a note of at most twelve words", () => {
    const misfits = actions.filter(({ note }) => note !== undefined && note.split(/\s+/u).length > 12);
    expect(places(misfits)).toEqual([]);
  });
});

describe("the set", () => {
  it("labels no place twice", () => {
    expect(new Set(places(actions)).size).toBe(actions.length);
  });

  it("reads each repository at one commit", () => {
    const commits = new Map<string, Set<string>>();
    for (const { repo, commit } of actions) commits.set(repo, (commits.get(repo) ?? new Set()).add(commit));
    expect([...commits].filter(([, known]) => known.size > 1)).toEqual([]);
  });

  it("is large and spread enough", () => {
    const perRepository = countBy(actions, ({ repo }) => repo);
    expect(actions.length).toBeGreaterThanOrEqual(280);
    expect(perRepository.size).toBeGreaterThanOrEqual(20);
    expect([...perRepository.values()].filter((count) => count >= 10).length).toBeGreaterThanOrEqual(12);
    expect(Math.max(...perRepository.values())).toBeLessThanOrEqual(30);
  });

  it("is mostly drawn by lot", () => {
    expect(actions.filter(({ chosen }) => chosen).length).toBeLessThanOrEqual(actions.length * 0.15);
  });

  it("sets half of itself aside, by a rule that does not look at labels", () => {
    const misfits = actions.filter((row) => (row.setAside ?? false) !== isSetAside(row));
    const share = actions.filter(({ setAside }) => setAside).length / actions.length;
    expect(places(misfits)).toEqual([]);
    expect(share).toBeGreaterThan(0.45);
    expect(share).toBeLessThan(0.55);
  });
});

/** Enough of each kind, in the whole set and in the half set aside: precision and recall of a handful mean nothing. */
describe.each([
  { half: "the whole set", rows: actions, share: 1 },
  { half: "the half set aside", rows: actions.filter(({ setAside }) => setAside), share: 0.4 },
])("$half", ({ rows: part, share }) => {
  const privileged = ["db-write", "fetch-write", "mail", "payment", "private-read", "queue", "storage"];
  const unprotected = (row: LabelledAction) =>
    row.guarded === "no" && !row.public && row.effects.some((effect) => privileged.includes(effect));

  it.each<{ kind: string; least: number; has: (row: LabelledAction) => boolean }>([
    { kind: "guarded", least: 95, has: ({ guarded }) => guarded === "yes" },
    { kind: "unguarded", least: 160, has: ({ guarded }) => guarded === "no" },
    { kind: "guarded outside builders", least: 35, has: ({ how, guarded }) => guarded === "yes" && how !== "builder" },
    { kind: "unguarded and not public", least: 45, has: (row) => row.guarded === "no" && !row.public },
    { kind: "unguarded, not public, with a privileged effect", least: 40, has: unprotected },
    { kind: "the same, mutating", least: 22, has: (row) => unprotected(row) && row.mutates === "yes" },
    { kind: "public by nature", least: 120, has: (row) => row.public },
    { kind: "mutating", least: 180, has: ({ mutates }) => mutates === "yes" },
    { kind: "not mutating", least: 90, has: ({ mutates }) => mutates === "no" },
    { kind: "validating", least: 100, has: ({ validates }) => validates === "yes" },
    { kind: "not validating", least: 100, has: ({ validates }) => validates === "no" },
    { kind: "mutating and refreshing", least: 90, has: (row) => row.mutates === "yes" && row.revalidates === "yes" },
    { kind: "mutating, not refreshing", least: 85, has: (row) => row.mutates === "yes" && row.revalidates === "no" },
    { kind: "inline", least: 10, has: ({ origin }) => origin === "function" },
  ])("holds enough actions that are $kind (at least $least in the whole set)", ({ least, has }) => {
    expect(part.filter(has).length).toBeGreaterThanOrEqual(Math.floor(least * share));
  });
});

/** README.md, "Set aside". */
function isSetAside({ path, name }: LabelledAction): boolean {
  const digest = createHash("sha256").update(`${path}#${name}`).digest();
  return digest.readUInt8(digest.length - 1) % 2 === 0;
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
