/** Uses a page as a browser without JavaScript does: asks for it, and submits its forms. */
import { setTimeout as sleep } from "node:timers/promises";
import { recordMark } from "./app.ts";
import type { Server } from "./next.ts";

/** What happened on a page. */
export interface Usage {
  /** Status of the page. */
  readonly render: number;
  /** Status of each form that was submitted. */
  readonly submits: readonly number[];
  /** What the actions handed to `record`, as JSON. */
  readonly recorded: readonly string[];
  /** The first error that the server printed. */
  readonly error: string | undefined;
}

const timeout = 30_000;

/** Throws when the server does not answer within half a minute. */
export async function usePage(server: Server, route: string): Promise<Usage> {
  const before = server.output().length;
  const url = `${server.origin}/${route}`;
  const page = await fetch(url, { signal: AbortSignal.timeout(timeout) });
  const html = await page.text();
  const submits: number[] = [];
  for (const form of page.ok ? formsIn(html) : []) {
    const answer = await fetch(url, {
      method: "POST",
      body: form,
      redirect: "manual",
      signal: AbortSignal.timeout(timeout),
    });
    await answer.arrayBuffer();
    submits.push(answer.status);
  }
  // The log is written after the answer.
  await sleep(150);
  const lines = server.output().slice(before).split("\n");
  const recorded = lines.filter((line) => line.startsWith(recordMark)).map((line) => line.slice(recordMark.length));
  return { render: page.status, submits, recorded, error: firstError(lines) };
}

/** What a browser sends for each form: its hidden fields, or an empty field where it has none. */
export function formsIn(html: string): FormData[] {
  return [...html.matchAll(/<form\b[^>]*>(?<content>.*?)<\/form>/gsu)].map(({ groups }) => {
    const form = new FormData();
    for (const [input] of (groups?.["content"] ?? "").matchAll(/<input\b[^>]*>/gu)) {
      const name = attributeOf(input, "name");
      if (name !== undefined) form.append(name, attributeOf(input, "value") ?? "");
    }
    if ([...form.keys()].length === 0) form.append("field", "");
    return form;
  });
}

function attributeOf(tag: string, name: string): string | undefined {
  const value = new RegExp(` ${name}="([^"]*)"`, "u").exec(tag)?.[1];
  return value
    ?.replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** `ReferenceError: item is not defined` of `⨯ ReferenceError: item is not defined`. */
function firstError(lines: readonly string[]): string | undefined {
  const line = lines.find((text) => /\b\w*Error: /u.test(text));
  return line?.slice(line.search(/\b\w*Error: /u)).trim();
}
