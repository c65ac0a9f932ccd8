/** What `safe-server-actions-config` says, asked of the installed Next.js: its schema, its origin matcher, and how it imports a key. */
import { createRequire } from "node:module";
import { webcrypto } from "node:crypto";
import { describe, expect, it } from "vitest";
import { bytesOf, isEncryptionKey, originFaultOf } from "../../../shared/src/knowledge/next-config.ts";

const load = createRequire(import.meta.url);
const { isCsrfOriginAllowed } = load("next/dist/server/app-render/csrf-protection.js") as {
  isCsrfOriginAllowed(host: string, allowed: readonly string[]): boolean;
};
const { configSchema } = load("next/dist/server/config-schema.js") as {
  configSchema: { safeParse(config: unknown): { readonly success: boolean } };
};
const bytes = load("next/dist/compiled/bytes") as { parse(size: number | string): number | null };

/** Hosts that a page may be called from. */
const hosts = [
  "acme.example",
  "shop.acme.example",
  "a.shop.acme.example",
  "acme.example:3000",
  "stranger.example",
  "stranger.vercel.app",
  "preview-1.acme.example",
  "localhost",
  "a.localhost",
  "localhost:3000",
];

describe("allowedOrigins", () => {
  it.each([
    ["acme.example", ["acme.example"]],
    ["ACME.example", ["acme.example"]],
    ["acme.example:3000", ["acme.example:3000"]],
    ["*.acme.example", ["shop.acme.example", "preview-1.acme.example"]],
    ["**.acme.example", ["shop.acme.example", "a.shop.acme.example", "preview-1.acme.example"]],
    ["*.localhost", ["a.localhost"]],
  ])("%s allows %j, and the rule is silent", (origin, allowed) => {
    expect(hosts.filter((host) => isCsrfOriginAllowed(host, [origin]))).toEqual(allowed);
    expect(originFaultOf(origin)).toBeUndefined();
  });

  it.each([
    "*",
    "**",
    "https://acme.example",
    "http://localhost:3000",
    "*://acme.example",
    "acme.example/",
    "acme.example/shop",
    "preview-*.acme.example",
    "localhost:*",
    "shop.**.example",
    ".acme.example",
    "acme.example.",
    " acme.example",
    "",
  ])("'%s' allows no host, and the rule says so", (origin) => {
    expect(hosts.filter((host) => isCsrfOriginAllowed(host, [origin]))).toEqual([]);
    expect(originFaultOf(origin)).toBeDefined();
    expect(originFaultOf(origin)).not.toBe("broadOrigin");
  });

  it.each(["*.example", "**.example", "*.*.example", "*.vercel.app", "**.vercel.app"])(
    "%s allows a stranger's host, and the rule says so",
    (origin) => {
      const strangers = hosts.filter((host) => isCsrfOriginAllowed(host, [origin])).filter(isStranger);
      const deeper = isCsrfOriginAllowed("shop.stranger.example", [origin]);
      expect(strangers.length > 0 || deeper).toBe(true);
      expect(originFaultOf(origin)).toBe("broadOrigin");
    },
  );
});

const isStranger = (host: string) => host.startsWith("stranger.");

it.each([
  [{}, true],
  [{ bodySizeLimit: "2mb", allowedOrigins: ["acme.example"] }, true],
  [true, false],
  [false, false],
])("the schema of the config takes serverActions: %j: %s", (serverActions, success) => {
  expect(configSchema.safeParse({ experimental: { serverActions } }).success).toBe(success);
});

it.each([1024, "1mb", "1.5mb", "100 kb", "2GB", "512", "1tb"])("%s is as many bytes as for Next.js", (size) => {
  expect(bytesOf(size)).toBe(bytes.parse(size));
});

it.each([
  "MTIzNDU2Nzg5MDEyMzQ1Ng==",
  "A".repeat(32),
  `${"A".repeat(43)}=`,
  "acme-preview-key",
  "c2VjcmV0",
  "A".repeat(64),
  "é",
])("the key %s is one where Next.js can import it", async (key) => {
  expect(isEncryptionKey(key)).toBe(await canImport(key));
});

/** As `next/dist/server/app-render/encryption-utils.js` does, which wants a whole build's manifests around it. */
async function canImport(key: string): Promise<boolean> {
  try {
    const raw = Uint8Array.from(atob(key), (character) => character.charCodeAt(0));
    await webcrypto.subtle.importKey("raw", raw, "AES-GCM", true, ["encrypt", "decrypt"]);
    return true;
  } catch {
    return false;
  }
}
