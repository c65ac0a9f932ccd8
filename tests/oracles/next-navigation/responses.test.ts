/** Redirects that are responses: what the installed Next.js and the platform make of their addresses. */
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";

type MakeRedirect = (address: string | URL, status: 303) => Response;
const load = createRequire(import.meta.url);
const { NextResponse } = load("next/server") as { NextResponse: { redirect: MakeRedirect } };

const site = "https://site.example";
const request = new Request(`${site}/go?next=x`);

describe.each<[name: string, redirect: MakeRedirect]>([
  ["NextResponse", (address, status) => NextResponse.redirect(address, status)],
  ["Response", (address, status) => Response.redirect(address, status)],
])("%s.redirect()", (_, redirect) => {
  const hostOf = (address: string | URL) => new URL(redirect(address, 303).headers.get("location") ?? "").host;

  it("gives a response back and throws nothing: a `catch` around it never sees it", () => {
    const response = redirect(new URL("/x", request.url), 303);
    expect(response).toBeInstanceOf(Response);
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(`${site}/x`);
  });

  it.each(["https://evil.example/x", "//evil.example", "/\\evil.example", "https:evil.example", "\t//evil.example"])(
    "leads to another site by a base, too: %j",
    (next) => {
      expect(hostOf(new URL(next, new URL("http://site.example/")))).toBe("evil.example");
    },
  );

  it.each(["/x", "x", "?x", "/x//evil.example", "./@evil.example"])("stays on the site: %j", (next) => {
    expect(hostOf(new URL(next, request.url))).toBe("site.example");
  });

  it.each(["@evil.example", ":1@evil.example", ".evil.example"])(
    "leads to another host behind an origin: %j",
    (next) => {
      expect(hostOf(`${new URL(request.url).origin}${next}`)).not.toBe("site.example");
    },
  );

  it.each(["/x", "//evil.example", "/@evil.example", "/\\evil.example", "?@evil.example", "#@evil.example"])(
    "stays on the host where something ends its name: %j",
    (next) => {
      expect(hostOf(`${new URL(request.url).origin}${next}`)).toBe("site.example");
    },
  );

  it("refuses a relative address", () => {
    expect(() => redirect("/x", 303)).toThrow();
  });
});
