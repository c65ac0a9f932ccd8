/** Who is right about the props of client components, form by form: React renders each case. */
import { beforeAll, describe, expect, it } from "vitest";
import { type ComparedForm, compareForms } from "./compare-forms.ts";

let forms: readonly ComparedForm[] = [];
beforeAll(async () => void (forms = await compareForms()), 600_000);

const named = (picked: readonly ComparedForm[]) => picked.map(({ form, passing }) => `${form}: ${passing}`);
const isWrong = ({ react }: ComparedForm) => react !== "works";

describe("ours", () => {
  it("reports every value that React refuses or changes", () => {
    expect(forms.filter(isWrong).length).toBeGreaterThan(50);
    expect(named(forms.filter((form) => isWrong(form) && form.ours.length === 0))).toEqual([]);
  });

  it("reports nothing that React takes as it is", () => {
    expect(forms.filter((form) => !isWrong(form)).length).toBeGreaterThan(100);
    expect(named(forms.filter((form) => !isWrong(form) && form.ours.length > 0))).toEqual([]);
  });

  it("drops each 71007 of Next.js's about what React takes, and none about what it refuses", () => {
    const dropped = forms.filter(({ next, both }) => next.length > 0 && !both.includes("71007"));
    expect(named(dropped.filter(isWrong))).toEqual([]);
    const kept = forms.filter((form) => !isWrong(form) && form.next.length > 0 && !dropped.includes(form));
    expect(named(kept)).toEqual([]);
  });
});

describe("Next.js's", () => {
  it("is there, and has its say about type literals only", () => {
    const reported = new Set(forms.filter(({ next }) => next.length > 0).map(({ form }) => form));
    expect(reported.has("type literal")).toBe(true);
    expect(reported.has("interface")).toBe(false);
  });
});
