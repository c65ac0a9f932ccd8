/**
 * Packages none of whose functions ask who the caller is, so that a call of theirs before an effect hides no guard. A package that is
 * not listed here and not in the table of auth libraries may be anything.
 */
import { packageNameOf } from "../syntax/specifiers.ts";
import { lastName } from "./words.ts";

const inertPackages: ReadonlySet<string> = new Set(
  [
    // The framework itself: its request functions are looked at one by one (see auth-primitives).
    "next react react-dom server-only client-only",
    // Input, dates, ids, texts, numbers.
    "zod zod-form-data valibot yup joi superstruct arktype validator ajv @conform-to/zod @conform-to/react typebox @sinclair/typebox io-ts runtypes drizzle-zod",
    "date-fns date-fns-tz dayjs moment moment-timezone luxon ms @internationalized/date chrono-node",
    "nanoid uuid cuid @paralleldrive/cuid2 ulid short-uuid slugify lodash lodash-es radash ramda remeda clsx tailwind-merge change-case pluralize",
    "decimal.js big.js bignumber.js deepmerge fast-deep-equal immer superjson devalue qs query-string url-join mime mime-types he marked",
    "sanitize-html isomorphic-dompurify dompurify showdown remark unified rehype gray-matter papaparse csv-parse xlsx yaml js-yaml sharp plaiceholder blurhash",
    "fp-ts effect neverthrow ts-pattern tiny-invariant invariant p-limit p-map p-queue async-retry p-retry",
    // Passwords and hashes: they know nothing of the caller.
    "bcrypt bcryptjs @node-rs/argon2 @node-rs/bcrypt argon2 oslo @oslojs/crypto @oslojs/encoding crypto-js",
    // Databases, queues, mail, payments, files.
    "@prisma/client @prisma/extension-accelerate drizzle-orm kysely mongoose mongodb pg postgres mysql2 better-sqlite3 sqlite3 typeorm sequelize knex @planetscale/database @neondatabase/serverless @libsql/client @vercel/postgres",
    "redis ioredis @upstash/redis @vercel/kv @upstash/ratelimit @upstash/qstash bullmq inngest @trigger.dev/sdk @vercel/edge-config",
    "resend nodemailer @sendgrid/mail postmark mailgun.js @react-email/render @react-email/components stripe @lemonsqueezy/lemonsqueezy.js @polar-sh/sdk twilio",
    "@aws-sdk/client-s3 @aws-sdk/s3-request-presigner @aws-sdk/client-ses @vercel/blob uploadthing cloudinary @google-cloud/storage googleapis",
    "@azure/cosmos @azure/identity @azure/search-documents @azure/storage-blob",
    "axios ky got node-fetch undici graphql graphql-request @apollo/client @urql/core openai ai @ai-sdk/openai @anthropic-ai/sdk replicate @google/generative-ai langchain",
    // It counts callers and keeps robots out, whoever they are: `aj.protect(request)`.
    "@arcjet/next",
    // Errors, logs, measurements.
    "@sentry/nextjs @sentry/node pino winston debug posthog-node @vercel/analytics @vercel/otel @opentelemetry/api",
    // Makers of actions: what guards in them is written in their callbacks.
    "next-safe-action zsa zsa-react @orpc/server @trpc/server zod-form-action next-intl next-themes sonner @t3-oss/env-nextjs @vercel/functions @vercel/speed-insights",
  ]
    .join(" ")
    .split(" "),
);

const nodeModules: ReadonlySet<string> = new Set(
  "assert buffer child_process crypto events fs http https net os path perf_hooks process querystring stream string_decoder timers url util zlib".split(
    " ",
  ),
);

/** Globals and their methods (`console.log`, `JSON.parse`, `Promise.all`) never guard: there is no such global. */
export function isInertPackage(source: string): boolean {
  const name = packageNameOf(source);
  return inertPackages.has(name) || source.startsWith("node:") || nodeModules.has(name);
}

/** Whether a call gives what belongs to a request, kept by whoever received it: it may be who sent it. */
export function readsRequestStore(source: string, call: string): boolean {
  return (source === "node:async_hooks" || source === "async_hooks") && call.endsWith(".getStore");
}

/** Functions of libraries that give back the function they are given, run once or kept: `cache(fn)` of React, `dedupe(fn)` of Flags. */
const passingFunctions: ReadonlySet<string> = new Set(
  "cache dedupe memo memoize memoizeOne once pMemoize unstable_cache wrapServerAction".split(" "),
);

export function isPassingFunction(name: string): boolean {
  return passingFunctions.has(lastName(name));
}
