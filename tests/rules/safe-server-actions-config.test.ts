import { runRule } from "../helpers/rule-tester.ts";

const filename = "next.config.ts";
const settings = { nextVersion: "16" };
const key = `${"A".repeat(43)}=`;

/** A config with `options` for Server Functions. */
const config = (options: string) => `const nextConfig = {
  experimental: {
    serverActions: { ${options} },
  },
};
export default nextConfig;
`;
const silent = (name: string, options: string) => ({ name, code: config(options), filename, settings });

/** A config whose options have one error at `text`; `host`: what the suggestion writes there. */
function reported(name: string, messageId: string, options: string, text: string, host?: string) {
  const column = options.indexOf(text) + 22;
  const place = { line: 3, column, endLine: 3, endColumn: column + text.length };
  const suggestions =
    host === undefined ? [] : [{ messageId: "writeHost", output: config(options.replace(text, host)) }];
  const errors = [{ messageId, ...place, ...(suggestions.length > 0 && { suggestions }) }];
  return { name, code: config(options), filename, settings, errors };
}

runRule("safe-server-actions-config", {
  valid: [
    silent("hosts", `allowedOrigins: ["acme.example", "localhost:3000", "*.acme.example", "**.shop.acme.example"]`),
    silent("wildcards that stay on the machine", `allowedOrigins: ["*.localhost:3000", "*.local"]`),
    silent(
      "origins from the environment",
      `allowedOrigins: [process.env.HOST!, ...(process.env.HOSTS ?? "").split(",")]`,
    ),
    silent("a list from the environment", `allowedOrigins: process.env.HOSTS?.split(",")`),
    silent("a body of 50 MB", `bodySizeLimit: "50mb"`),
    silent("a body in bytes", `bodySizeLimit: 2 * 1024 * 1024`),
    {
      name: "a larger body by the option",
      code: config(`bodySizeLimit: "100mb"`),
      filename,
      options: [{ maxBodySize: "100mb" }],
    },
    {
      name: "`true` in Next.js 13",
      code: `export default { experimental: { serverActions: true } };\n`,
      filename,
      settings: { nextVersion: "13.5.0" },
    },
    {
      name: "`true` in an unknown version",
      code: `export default { experimental: { serverActions: true } };\n`,
      filename,
    },
    {
      name: "a key from the environment",
      code: `export default { env: { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: process.env.KEY } };\n`,
      filename,
    },
    {
      name: "another file with the same options",
      code: config(`allowedOrigins: ["*"]`),
      filename: "config/options.ts",
    },
    {
      name: "another variable",
      code: `const process = { env: { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "" } };\nprocess.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = "secret";\n`,
      filename: "lib/keys.ts",
    },
    {
      name: "a key for a test",
      code: `process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = "secret";\n`,
      filename: "lib/keys.test.ts",
    },
  ],
  invalid: [
    reported("a wildcard alone", "unmatchedOrigin", `allowedOrigins: ["*"]`, `"*"`),
    reported(
      "a part of a label",
      "unmatchedOrigin",
      `allowedOrigins: ["acme.example", "preview-*.acme.example"]`,
      `"preview-*.acme.example"`,
    ),
    reported("a wildcard for a port", "unmatchedOrigin", `allowedOrigins: ["localhost:*"]`, `"localhost:*"`),
    reported("a top-level domain", "broadOrigin", `allowedOrigins: ["*.com"]`, `"*.com"`),
    reported("a host for everyone", "broadOrigin", `allowedOrigins: ["*.vercel.app"]`, `"*.vercel.app"`),
    reported(
      "a scheme",
      "originWithScheme",
      `allowedOrigins: ["https://acme.example/"]`,
      `"https://acme.example/"`,
      `"acme.example"`,
    ),
    reported(
      "a scheme, in single quotes",
      "originWithScheme",
      `allowedOrigins: ['http://localhost:3000']`,
      `'http://localhost:3000'`,
      `'localhost:3000'`,
    ),
    reported(
      "a scheme before a broad host",
      "originWithScheme",
      `allowedOrigins: ["https://*.vercel.app"]`,
      `"https://*.vercel.app"`,
    ),
    reported(
      "a path",
      "originWithPath",
      `allowedOrigins: ["acme.example/shop"]`,
      `"acme.example/shop"`,
      `"acme.example"`,
    ),
    reported("a huge body", "hugeBody", `bodySizeLimit: "100MB"`, `"100MB"`),
    reported("a huge body in bytes", "hugeBody", `bodySizeLimit: 104857600`, "104857600"),
    {
      name: "origins in constants, in plain JavaScript",
      code: `const origins = ["https://acme.example"];
const serverActions = { allowedOrigins: origins };
module.exports = { experimental: { serverActions } };
`,
      filename: "next.config.js",
      errors: [
        {
          messageId: "originWithScheme",
          data: { origin: "https://acme.example" },
          line: 1,
          column: 18,
          endLine: 1,
          endColumn: 40,
          suggestions: [
            {
              messageId: "writeHost",
              data: { host: "acme.example" },
              output: `const origins = ["acme.example"];
const serverActions = { allowedOrigins: origins };
module.exports = { experimental: { serverActions } };
`,
            },
          ],
        },
      ],
    },
    {
      name: "`true` since Next.js 14",
      code: `export default { experimental: { serverActions: true, typedRoutes: true } };\n`,
      filename,
      settings: { nextVersion: "14.0.0" },
      errors: [
        {
          messageId: "booleanOptions",
          data: { value: "true" },
          line: 1,
          column: 34,
          endLine: 1,
          endColumn: 53,
          suggestions: [
            {
              messageId: "removeProperty",
              data: { name: "serverActions" },
              output: `export default { experimental: { typedRoutes: true } };\n`,
            },
          ],
        },
      ],
    },
    {
      name: "a key in the source",
      code: `export default { env: { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "${key}" } };\n`,
      filename,
      errors: [
        {
          messageId: "literalKey",
          line: 1,
          column: 61,
          endLine: 1,
          endColumn: 107,
          suggestions: [{ messageId: "removeProperty", output: `export default { env: {  } };\n` }],
        },
      ],
    },
    {
      name: "a malformed key, between other properties and comments",
      code: `export default {
  env: {
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "secret",
    // The shop's name.
    NAME: "acme",
  },
};
`,
      filename,
      errors: [
        {
          messageId: "malformedKey",
          line: 3,
          column: 41,
          endLine: 3,
          endColumn: 49,
          suggestions: [
            {
              messageId: "removeProperty",
              data: { name: "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY" },
              output: `export default {
  env: {
    // The shop's name.
    NAME: "acme",
  },
};
`,
            },
          ],
        },
      ],
    },
    {
      name: "a malformed key, set by any file",
      code: `process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ??= "secret";\n`,
      filename: "instrumentation.ts",
      errors: [{ messageId: "malformedKey", line: 1, column: 52, endLine: 1, endColumn: 60 }],
    },
  ],
});
