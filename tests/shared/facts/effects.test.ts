import { describe, expect, it } from "vitest";
import { effectsOfCall } from "../../../shared/src/facts/effects.ts";
import type { Settings } from "../../../shared/src/settings/defaults.ts";
import { placeOf } from "./facts-of.ts";

/** What the calls of `save` do, together; calls that do nothing are left out. */
function effectsOf(
  text: string,
  files: Readonly<Record<string, string>> = {},
  settings: Partial<Settings> = {},
): readonly string[] {
  const { context, place } = placeOf({ ...files, "/app/actions.tsx": text }, "save", settings);
  const calls = place.summary.functions[place.index]?.calls ?? [];
  return [...new Set(calls.flatMap((call) => effectsOfCall(context, place, call)))].sort();
}

/** The body of an async function `save(input)`, after the imports. */
const save = (imports: string, body: string): string => `"use server";
${imports}
export async function save(input) { ${body} }`;

describe("databases", () => {
  it.each<[title: string, imports: string, body: string, effects: string[]]>([
    [
      "Prisma",
      `import { PrismaClient } from "@prisma/client"; const prisma = new PrismaClient();`,
      `await prisma.order.create({ data: input })`,
      ["db-write"],
    ],
    [
      "Prisma, kept on globalThis",
      `import { PrismaClient } from "@prisma/client"; const prisma = globalThis.prisma ?? new PrismaClient();`,
      `await prisma.order.findMany()`,
      ["private-read"],
    ],
    [
      "Prisma, extended",
      `import { PrismaClient } from "@prisma/client"; const db = new PrismaClient().$extends({});`,
      `await db.order.upsert({})`,
      ["db-write"],
    ],
    [
      "Prisma, a computed model",
      `import { PrismaClient } from "@prisma/client"; const prisma = new PrismaClient();`,
      `await prisma[input.model].delete({})`,
      ["db-write"],
    ],
    [
      "Prisma, nothing that lasts",
      `import { PrismaClient } from "@prisma/client"; const prisma = new PrismaClient();`,
      `await prisma.$connect()`,
      [],
    ],
    [
      "a transaction's client",
      `import { PrismaClient } from "@prisma/client"; const prisma = new PrismaClient();`,
      `await prisma.$transaction(async (tx) => { await tx.order.update({}) })`,
      ["db-write"],
    ],
    [
      "Drizzle",
      `import { drizzle } from "drizzle-orm/neon-http"; const db = drizzle(url);`,
      `await db.insert(orders).values(input).returning()`,
      ["db-write"],
    ],
    [
      "Drizzle, conditions",
      `import { drizzle } from "drizzle-orm/neon-http"; import { eq } from "drizzle-orm"; const db = drizzle(url);`,
      `await db.update(orders).set(input).where(eq(orders.id, 1))`,
      ["db-write"],
    ],
    [
      "Drizzle, queries",
      `import { drizzle } from "drizzle-orm/postgres-js"; const db = drizzle(url);`,
      `return db.query.orders.findMany({})`,
      ["private-read"],
    ],
    [
      "Kysely",
      `import { Kysely } from "kysely"; const db = new Kysely({});`,
      `await db.insertInto("orders").values(input).execute()`,
      ["db-write"],
    ],
    [
      "Kysely, reading",
      `import { Kysely } from "kysely"; const db = new Kysely({});`,
      `return db.selectFrom("orders").selectAll().execute()`,
      ["private-read"],
    ],
    [
      "Knex",
      `import knex from "knex"; const db = knex({});`,
      `await db("orders").where({ id: 1 }).del()`,
      ["db-write"],
    ],
    [
      "Mongoose",
      `import mongoose from "mongoose"; const Order = mongoose.models.Order || mongoose.model("Order", {});`,
      `await Order.findByIdAndUpdate(1, input)`,
      ["db-write"],
    ],
    [
      "Mongoose, a document",
      `import { model } from "mongoose"; const Order = model("Order", {});`,
      `const order = await Order.create(input); await order.save()`,
      ["db-write"],
    ],
    [
      "MongoDB",
      `import { MongoClient } from "mongodb"; const client = new MongoClient(url);`,
      `await client.db("shop").collection("orders").insertOne(input)`,
      ["db-write"],
    ],
    [
      "Supabase",
      `import { createClient } from "@supabase/supabase-js";`,
      `const supabase = createClient(url, key); const { data, error } = await supabase.from("orders").insert(input).select().single()`,
      ["db-write", "private-read"],
    ],
    [
      "Supabase, an account",
      `import { createClient } from "@supabase/supabase-js";`,
      `const supabase = createClient(url, key); await supabase.auth.signInWithPassword(input)`,
      ["cookie"],
    ],
    [
      "Supabase, whose user",
      `import { createClient } from "@supabase/supabase-js";`,
      `const supabase = createClient(url, key); await supabase.auth.getUser()`,
      [],
    ],
    [
      "Payload",
      `import { getPayload } from "payload"; import config from "./config";`,
      `const payload = await getPayload({ config }); await payload.create({ collection: "orders", data: input })`,
      ["db-write"],
    ],
    [
      "Convex",
      `import { fetchMutation } from "convex/nextjs";`,
      `await fetchMutation(api.orders.add, input)`,
      ["db-write"],
    ],
    [
      "Firebase",
      `import { addDoc, collection, getFirestore } from "firebase/firestore";`,
      `await addDoc(collection(getFirestore(), "orders"), input)`,
      ["db-write"],
    ],
    [
      "Firebase, admin",
      `import { getFirestore } from "firebase-admin/firestore"; const db = getFirestore();`,
      `await db.collection("orders").doc("1").set(input)`,
      ["db-write"],
    ],
    [
      "Sanity",
      `import { createClient } from "next-sanity"; const client = createClient({});`,
      `await client.patch("1").set(input).commit()`,
      ["db-write"],
    ],
    [
      "Appwrite",
      `import { Client, Databases } from "node-appwrite"; const databases = new Databases(new Client());`,
      `await databases.createDocument("a", "b", "c", input)`,
      ["db-write"],
    ],
    [
      "Airtable",
      `import Airtable from "airtable"; const base = new Airtable().base("x");`,
      `await base("Orders").create([input])`,
      ["db-write"],
    ],
    [
      "Upstash Redis",
      `import { Redis } from "@upstash/redis"; const redis = Redis.fromEnv();`,
      `await redis.set("a", input)`,
      ["db-write"],
    ],
    ["Vercel KV", `import { kv } from "@vercel/kv";`, `await kv.incr("visits")`, ["db-write"]],
    [
      "node-postgres",
      `import { Pool } from "pg"; const pool = new Pool();`,
      `await pool.query("INSERT INTO orders (name) VALUES ($1)", [input])`,
      ["db-write"],
    ],
    [
      "node-postgres, reading",
      `import { Pool } from "pg"; const pool = new Pool();`,
      `await pool.query({ text: "select id from orders" })`,
      ["private-read"],
    ],
    [
      "Vercel Postgres",
      `import { sql } from "@vercel/postgres";`,
      "await sql`UPDATE orders SET name = ${input} WHERE id = 1`",
      ["db-write"],
    ],
    [
      "SQL with a hole",
      `import { sql } from "@vercel/postgres";`,
      "await sql`update ${sql(table)} set a = 1`",
      ["db-write"],
    ],
    [
      "SQL with a comment",
      `import postgres from "postgres"; const sql = postgres();`,
      "await sql`\n -- soft\n delete from orders`",
      ["db-write"],
    ],
    [
      "SQL that asks no table",
      `import { sql } from "@vercel/postgres";`,
      "await sql`SELECT set_config('app.user', ${input}, true)`",
      [],
    ],
    [
      "SQL that asks a table far behind its columns",
      `import { sql } from "@vercel/postgres";`,
      "await sql`select " + "a_rather_long_column, ".repeat(20) + "id from orders`",
      ["private-read"],
    ],
    [
      "MongoDB, a collection of a connection that cannot be followed",
      `import { connect } from "./gone";`,
      `const client = await connect(); await client.db.collection("users").find({}).toArray()`,
      ["private-read"],
    ],
    [
      "no collection",
      `import { list } from "./gone";`,
      `const users = await list(); users.find((user) => user.id === input)`,
      [],
    ],
    ["Prisma, SQL", `import { prisma } from "./gone";`, "await prisma.$executeRaw`DELETE FROM orders`", ["db-write"]],
    [
      "Drizzle, SQL",
      `import { db } from "./gone"; import { sql } from "drizzle-orm";`,
      "await db.execute(sql`insert into orders values (1)`)",
      ["db-write"],
    ],
  ])("%s", (_title, imports, body, effects) => {
    expect(effectsOf(save(imports, body))).toEqual(effects);
  });
});

describe("services", () => {
  it.each<[title: string, imports: string, body: string, effects: string[]]>([
    [
      "Resend",
      `import { Resend } from "resend"; const resend = new Resend(key);`,
      `await resend.emails.send({ to: input.email })`,
      ["mail"],
    ],
    [
      "Nodemailer",
      `import nodemailer from "nodemailer";`,
      `const transport = nodemailer.createTransport({}); await transport.sendMail({})`,
      ["mail"],
    ],
    ["SendGrid", `import sgMail from "@sendgrid/mail";`, `await sgMail.send({})`, ["mail"]],
    [
      "Twilio",
      `import twilio from "twilio"; const client = twilio(a, b);`,
      `await client.messages.create({})`,
      ["mail"],
    ],
    [
      "Stripe",
      `import Stripe from "stripe"; const stripe = new Stripe(key);`,
      `await stripe.checkout.sessions.create({})`,
      ["payment"],
    ],
    [
      "Stripe, reading",
      `import Stripe from "stripe"; const stripe = new Stripe(key);`,
      `await stripe.prices.list({})`,
      [],
    ],
    [
      "Dwolla",
      `import { Client } from "dwolla-v2"; const dwolla = new Client({ key: "k", secret: "s" });`,
      `await dwolla.post("transfers", {}).then((response) => response.headers.get("location"))`,
      ["payment"],
    ],
    [
      "Plaid",
      `import { PlaidApi } from "plaid"; const plaid = new PlaidApi(configuration);`,
      `await plaid.accountsGet({})`,
      ["private-read"],
    ],
    [
      "Appwrite, of a namespace import",
      `import * as sdk from "node-appwrite"; const messaging = new sdk.Messaging(client); const users = new sdk.Users(client);`,
      `await users.create("id"); await messaging.createSms("id", "text")`,
      ["db-write", "mail"],
    ],
    ["Trigger.dev", `import { tasks } from "@trigger.dev/sdk/v3";`, `await tasks.trigger("ship", input)`, ["queue"]],
    [
      "Inngest",
      `import { Inngest } from "inngest"; const inngest = new Inngest({ id: "a" });`,
      `await inngest.send({ name: "a" })`,
      ["queue"],
    ],
    [
      "BullMQ",
      `import { Queue } from "bullmq"; const queue = new Queue("a");`,
      `await queue.add("a", input)`,
      ["queue"],
    ],
    [
      "QStash",
      `import { Client } from "@upstash/qstash"; const client = new Client({});`,
      `await client.publishJSON({})`,
      ["queue"],
    ],
    ["Vercel Blob", `import { put } from "@vercel/blob";`, `await put("a", input, {})`, ["storage"]],
    [
      "S3",
      `import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3"; const s3 = new S3Client({});`,
      `await s3.send(new PutObjectCommand({}))`,
      ["storage"],
    ],
    ["a file", `import { writeFile } from "node:fs/promises";`, `await writeFile("a", input)`, ["storage"]],
    ["a file, by namespace", `import * as fs from "fs";`, `await fs.promises.unlink("a")`, ["storage"]],
    ["a file, read", `import fs from "node:fs/promises";`, `return fs.readFile("a")`, []],
    [
      "Clerk",
      `import { clerkClient } from "@clerk/nextjs/server";`,
      `await (await clerkClient()).users.updateUserMetadata("a", {})`,
      ["fetch-write"],
    ],
    [
      "Auth.js",
      `import NextAuth from "next-auth"; const { signIn } = NextAuth({});`,
      `await signIn("credentials", input)`,
      ["cookie"],
    ],
    [
      "Medusa",
      `import Medusa from "@medusajs/js-sdk"; const sdk = new Medusa({});`,
      `await sdk.store.cart.createLineItem("a", {})`,
      ["fetch-write"],
    ],
    ["axios", `import axios from "axios";`, `await axios.post("/a", input)`, ["fetch-write"]],
    [
      "an axios instance",
      `import axios from "axios"; const api = axios.create({});`,
      `await api.put("/a", input)`,
      ["fetch-write"],
    ],
    ["axios, reading", `import axios from "axios";`, `await axios.get("/a")`, []],
  ])("%s", (_title, imports, body, effects) => {
    expect(effectsOf(save(imports, body))).toEqual(effects);
  });
});

describe("further services, as their documentation uses them", () => {
  it.each<[title: string, imports: string, body: string, effects: string[]]>([
    [
      "Postmark",
      `import { ServerClient } from "postmark"; const client = new ServerClient(key);`,
      `await client.sendEmail({ To: input.email })`,
      ["mail"],
    ],
    [
      "Mailgun",
      `import Mailgun from "mailgun.js"; const mg = new Mailgun(FormData).client({});`,
      `await mg.messages.create("a", {})`,
      ["mail"],
    ],
    [
      "Plunk",
      `import Plunk from "@plunk/node"; const plunk = new Plunk(key);`,
      `await plunk.emails.send({})`,
      ["mail"],
    ],
    [
      "Loops",
      `import { LoopsClient } from "loops"; const loops = new LoopsClient(key);`,
      `await loops.sendTransactionalEmail({}); await loops.createContact("a")`,
      ["fetch-write", "mail"],
    ],
    [
      "Amazon SES",
      `import { SESClient, SendEmailCommand } from "@aws-sdk/client-ses"; const ses = new SESClient({});`,
      `await ses.send(new SendEmailCommand({}))`,
      ["mail"],
    ],
    [
      "Novu",
      `import { Novu } from "@novu/node"; const novu = new Novu(key);`,
      `await novu.trigger("welcome", {})`,
      ["mail"],
    ],
    [
      "Mailchimp",
      `import mailchimp from "@mailchimp/mailchimp_marketing";`,
      `await mailchimp.lists.addListMember("a", {})`,
      ["fetch-write"],
    ],
    [
      "Stripe, opening its portal",
      `import Stripe from "stripe"; const stripe = new Stripe(key);`,
      `await stripe.billingPortal.sessions.create({})`,
      ["payment"],
    ],
    [
      "Lemon Squeezy",
      `import { createCheckout } from "@lemonsqueezy/lemonsqueezy.js";`,
      `await createCheckout(1, 2, {})`,
      ["payment"],
    ],
    [
      "Paddle",
      `import { Paddle } from "@paddle/paddle-node-sdk"; const paddle = new Paddle(key);`,
      `await paddle.subscriptions.cancel("a", {})`,
      ["payment"],
    ],
    [
      "Polar",
      `import { Polar } from "@polar-sh/sdk"; const polar = new Polar({});`,
      `await polar.checkouts.create({})`,
      ["payment"],
    ],
    [
      "Upstash Workflow",
      `import { Client } from "@upstash/workflow"; const client = new Client({});`,
      `await client.trigger({ url })`,
      ["queue"],
    ],
    [
      "Amazon SQS",
      `import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs"; const sqs = new SQSClient({});`,
      `await sqs.send(new SendMessageCommand({}))`,
      ["queue"],
    ],
    [
      "Pusher",
      `import Pusher from "pusher"; const pusher = new Pusher({});`,
      `await pusher.trigger("a", "b", {})`,
      ["fetch-write"],
    ],
    [
      "Liveblocks",
      `import { Liveblocks } from "@liveblocks/node"; const liveblocks = new Liveblocks({});`,
      `await liveblocks.createRoom("a", {})`,
      ["fetch-write"],
    ],
    [
      "UploadThing",
      `import { UTApi } from "uploadthing/server"; const utapi = new UTApi();`,
      `await utapi.deleteFiles("a")`,
      ["storage"],
    ],
    [
      "Cloudinary",
      `import { v2 as cloudinary } from "cloudinary";`,
      `await cloudinary.uploader.upload(input)`,
      ["storage"],
    ],
    [
      "Google Cloud Storage",
      `import { Storage } from "@google-cloud/storage"; const storage = new Storage();`,
      `await storage.bucket("a").file("b").save(input)`,
      ["storage"],
    ],
    ["draft mode", `import { draftMode } from "next/headers";`, `(await draftMode()).enable()`, ["cookie"]],
    ["cookies-next", `import { setCookie } from "cookies-next";`, `setCookie("a", "b", {})`, ["cookie"]],
    [
      "iron-session",
      `import { getIronSession } from "iron-session";`,
      `const session = await getIronSession(jar, {}); session.id = 1; await session.save()`,
      ["cookie"],
    ],
    [
      "Better Auth",
      `import { betterAuth } from "better-auth"; const auth = betterAuth({});`,
      `await auth.api.signInEmail({ body: input })`,
      ["cookie"],
    ],
    [
      "Better Auth, whose session",
      `import { betterAuth } from "better-auth"; const auth = betterAuth({});`,
      `await auth.api.getSession({ headers })`,
      [],
    ],
    [
      "Better Auth, a method of a plugin",
      `import { betterAuth } from "better-auth"; const auth = betterAuth({});`,
      `await auth.api.createApiKey({})`,
      ["unknown"],
    ],
    [
      "Lucia",
      `import { Lucia } from "lucia"; const lucia = new Lucia(adapter);`,
      `await lucia.invalidateSession(input.id)`,
      ["db-write"],
    ],
    [
      "Octokit",
      `import { Octokit } from "@octokit/rest";`,
      `const octokit = new Octokit({ auth }); await octokit.issues.create({ title: input })`,
      ["fetch-write"],
    ],
    [
      "a mark of Firestore for a field",
      `import { FieldValue } from "firebase-admin/firestore";`,
      `return { logo: FieldValue.delete() }`,
      [],
    ],
    ["ky", `import ky from "ky";`, `await ky.post("/a", { json: input })`, ["fetch-write"]],
    ["got", `import got from "got";`, `await got.patch("/a", { json: input })`, ["fetch-write"]],
    [
      "Apollo",
      `import { ApolloClient } from "@apollo/client"; const client = new ApolloClient({});`,
      `await client.mutate({ variables: input })`,
      ["fetch-write"],
    ],
    [
      "Octokit",
      `import { Octokit } from "octokit"; const octokit = new Octokit({});`,
      `await octokit.rest.issues.createComment({})`,
      ["fetch-write"],
    ],
    [
      "Slack",
      `import { WebClient } from "@slack/web-api"; const web = new WebClient(token);`,
      `await web.chat.postMessage({})`,
      ["fetch-write"],
    ],
    [
      "TypeORM",
      `import { DataSource } from "typeorm"; const source = new DataSource({});`,
      `await source.getRepository(Order).save(input)`,
      ["db-write"],
    ],
    [
      "Sequelize",
      `import { Sequelize } from "sequelize"; const sequelize = new Sequelize(url); const Order = sequelize.define("Order", {});`,
      `await Order.destroy({ where: { id: 1 } })`,
      ["db-write"],
    ],
    [
      "libSQL",
      `import { createClient } from "@libsql/client"; const client = createClient({ url });`,
      `await client.execute({ sql: "delete from orders where id = ?", args: [1] })`,
      ["db-write"],
    ],
    [
      "Neon",
      `import { neon } from "@neondatabase/serverless"; const sql = neon(url);`,
      "await sql`select * from orders`",
      ["private-read"],
    ],
    [
      "Prisma, many at once",
      `import { PrismaClient } from "@prisma/client"; const prisma = new PrismaClient();`,
      `await prisma.order.createManyAndReturn({ data: [] })`,
      ["db-write"],
    ],
    [
      "Supabase, a password mailed",
      `import { createClient } from "@supabase/supabase-js"; const supabase = createClient(url, key);`,
      `await supabase.auth.resetPasswordForEmail(input.email)`,
      ["mail"],
    ],
    [
      "Payload, a job",
      `import { getPayload } from "payload";`,
      `const payload = await getPayload({ config }); await payload.jobs.queue({ task: "a" })`,
      ["queue"],
    ],
  ])("%s", (_title, imports, body, effects) => {
    expect(effectsOf(save(imports, body))).toEqual(effects);
  });
});

describe("packages that only compute", () => {
  it.each<[title: string, imports: string, body: string]>([
    ["hashes", `import { createHash } from "node:crypto";`, `return createHash("sha256").update(input).digest("hex")`],
    [
      "ciphers",
      `import crypto from "crypto";`,
      `const cipher = crypto.createCipheriv("a", b, c); return cipher.update(input)`,
    ],
    ["schemas", `import { z } from "zod"; const schema = z.object({});`, `return schema.extend({}).parse(input)`],
    ["tokens", `import { SignJWT } from "jose";`, `return new SignJWT({}).setIssuedAt().sign(key)`],
    ["passwords", `import bcrypt from "bcryptjs";`, `return bcrypt.hash(input.password, 10)`],
    ["headers that are read", `import { headers } from "next/headers";`, `return (await headers()).get("a")`],
  ])("%s", (_title, imports, body) => {
    expect(effectsOf(save(imports, body))).toEqual([]);
  });
});

describe("HTTP and GraphQL", () => {
  it.each<[title: string, imports: string, body: string, effects: string[]]>([
    ["fetch", "", `await fetch("/a")`, []],
    ["fetch, asking with options", "", `await fetch("/a", { headers: {} })`, []],
    ["fetch, posting", "", `await fetch("/a", { method: "POST" })`, ["fetch-write"]],
    ["fetch, lower case", "", `await fetch("/a", { method: "delete" })`, ["fetch-write"]],
    ["fetch, options in a variable", "", `const init = { method: "PATCH" }; await fetch("/a", init)`, ["fetch-write"]],
    ["fetch, GET written out", "", `await fetch("/a", { method: "GET" })`, []],
    ["fetch, a method nobody can see", "", `await fetch("/a", { method: input.method })`, ["unknown"]],
    ["fetch, options nobody can see", "", `await fetch("/a", input)`, ["unknown"]],
    ["fetch, options that may hold one", "", `await fetch("/a", { ...input })`, ["unknown"]],
    ["another client's method", `import { api } from "./api";`, `await api("/a", { method: "PUT" })`, ["fetch-write"]],
    [
      "a document by its name",
      `import { request } from "graphql-request"; import { AddOrderMutation } from "./gone";`,
      `await request(AddOrderMutation, input)`,
      ["fetch-write"],
    ],
    [
      "a document in options",
      `import { client } from "./gone"; import { AddOrderMutation } from "./gone";`,
      `await client.fetch({ document: AddOrderMutation })`,
      ["fetch-write"],
    ],
    [
      "a query in options",
      `import { client } from "./gone"; import { OrdersQuery } from "./gone";`,
      `await client.fetch({ document: OrdersQuery })`,
      [],
    ],
    ["a document of this file", "const Add = gql`mutation Add { add }`;", `await run(Add)`, ["fetch-write"]],
    ["a query of this file", "const ReadMutation = gql`query Read { read }`;", `await run(ReadMutation)`, []],
    ["a text in place", "", "await run(`mutation { add }`)", ["fetch-write"]],
    [
      "a query that is posted",
      "",
      "await fetch(url, { method: `POST`, body: JSON.stringify({ query: `query Read { read }`, variables: input }) })",
      [],
    ],
    [
      "a mutation that is posted",
      "const Add = gql`mutation Add { add }`;",
      "await fetch(url, { method: `POST`, body: JSON.stringify({ query: Add, variables: input }) })",
      ["fetch-write"],
    ],
    [
      "a text that is posted",
      "",
      "await fetch(url, { method: `POST`, body: JSON.stringify({ query: input }) })",
      ["fetch-write"],
    ],
    ["a text that only begins so", "", `await notify("mutation failed")`, []],
  ])("%s", (_title, imports, body, effects) => {
    expect(effectsOf(save(imports, body))).toEqual(effects);
  });

  it("reads documents of other files", () => {
    const files = {
      "/app/documents.ts":
        "export const Add = new TypedDocumentString(`mutation Add { add }`); export const Read = gql(`query Read { read }`);",
    };
    expect(effectsOf(save(`import { Add } from "./documents";`, "await run(Add)"), files)).toEqual(["fetch-write"]);
    expect(effectsOf(save(`import { Read } from "./documents";`, "await run(Read)"), files)).toEqual([]);
  });
});

describe("cookies and memory", () => {
  it.each<[title: string, imports: string, body: string, effects: string[]]>([
    ["a cookie set", `import { cookies } from "next/headers";`, `(await cookies()).set("a", "b")`, ["cookie"]],
    [
      "through a variable",
      `import { cookies } from "next/headers";`,
      `const jar = await cookies(); jar.delete("a")`,
      ["cookie"],
    ],
    ["renamed", `import { cookies as jar } from "next/headers";`, `jar().set("a", "b")`, ["cookie"]],
    ["read", `import { cookies } from "next/headers";`, `return (await cookies()).get("a")`, []],
    ["a Map of the module", `const seen = new Map();`, `seen.set("a", 1)`, ["memory"]],
    ["an array of the module", `const all = [];`, `all.push(input)`, ["memory"]],
    ["a Map of the function", "", `const found = new Map(); found.set("a", 1); found.delete("a")`, []],
    [
      "cookies that a Supabase client is given",
      `import { cookies } from "next/headers"; import { createServerClient } from "@supabase/ssr";`,
      `const jar = await cookies(); return createServerClient(url, key, { cookies: { getAll: () => jar.getAll(), setAll(all) { all.forEach(({ name, value }) => jar.set(name, value)) } } })`,
      [],
    ],
  ])("%s", (_title, imports, body, effects) => {
    expect(effectsOf(save(imports, body))).toEqual(effects);
  });
});

describe("objects of the language", () => {
  it.each<[title: string, body: string]>([
    ["URL parameters", `const url = new URL("/a", base); url.searchParams.set("a", "b"); url.searchParams.delete("c")`],
    ["URLSearchParams", `const query = new URLSearchParams(input); query.append("a", "b"); query.delete("c")`],
    ["Headers", `const sent = new Headers(); sent.set("a", "b"); sent.delete("c")`],
    ["FormData by construction", `const body = new FormData(); body.set("a", "b"); body.delete("c")`],
    ["Set", `const ids = new Set(); ids.add(1); ids.delete(1)`],
    ["arrays", `const list = []; list.push(1); list.splice(0, 1)`],
    ["Object.create", `return Object.create(null)`],
    ["logging", `console.log("insert into x"); logger.update("x")`],
    ["hashes", `const { createHash } = require("node:crypto"); createHash("sha1").update(input).digest("hex")`],
    ["by the name", `formData.delete("a"); userMap.delete(1); headers.delete("b")`],
  ])("%s", (_title, body) => {
    expect(effectsOf(save("", body))).toEqual([]);
  });

  it("by a parameter's type", () => {
    const text = `export async function save(state: State, payload: FormData) { payload.delete("id"); }`;
    expect(effectsOf(text)).toEqual([]);
  });
});

describe("receivers that nobody can follow", () => {
  it.each<[title: string, body: string, effects: string[]]>([
    ["a method only databases have", `await ctx.db.order.updateMany({})`, ["db-write"]],
    ["a member of a parameter", `await input.db.insert(orders).values({})`, ["db-write"]],
    ["reading", `await repository.findUnique({})`, ["private-read"]],
    ["a writing name", `await service.archiveOrder(input)`, ["unknown"]],
    ["a harmless name", `await service.loadOrder(input)`, []],
    ["a function by its name", `await createOrder(input)`, ["unknown"]],
    ["a function of no known purpose", `await input(1)`, []],
    ["a text", `return input.text.replace("a", "b").replace("c", "d")`, []],
    ["a method that replaces something", `await service.replaceOrder(input)`, ["unknown"]],
    ["a function that makes a client", `const db = createDrizzle()`, []],
  ])("%s", (_title, body, effects) => {
    expect(effectsOf(save("", body))).toEqual(effects);
  });
});

describe("across files", () => {
  const files = {
    "/lib/db.ts": `import { PrismaClient } from "@prisma/client";
      const make = () => new PrismaClient();
      export const prisma = globalThis.prisma ?? make();
      export const other = make();`,
    "/lib/supabase.ts": `import { createServerClient } from "@supabase/ssr";
      export async function createClient() { const jar = await cookies(); return createServerClient(url, key, {}); }`,
    "/lib/index.ts": `export { prisma as db } from "./db"; export * from "./supabase";`,
    "/lib/orders.ts": `export async function createOrder() {}`,
  };

  it.each<[title: string, imports: string, body: string, effects: string[]]>([
    [
      "a client made by a function",
      `import { other } from "@/lib/db";`,
      `await other.order.create({}); await other.order.count()`,
      ["db-write", "private-read"],
    ],
    ["through a barrel, renamed", `import { db } from "@/lib";`, `await db.order.delete({})`, ["db-write"]],
    [
      "a client factory",
      `import { createClient } from "@/lib/supabase";`,
      `const supabase = await createClient(); await supabase.storage.from("a").upload("b", input)`,
      ["storage"],
    ],
    [
      "a function of the project by itself does nothing",
      `import { createOrder } from "@/lib/orders";`,
      `await createOrder(input)`,
      [],
    ],
  ])("%s", (_title, imports, body, effects) => {
    expect(effectsOf(save(imports, body), files)).toEqual(effects);
  });
});

describe("settings", () => {
  it("name further functions that write", () => {
    const text = save(`import { loadOrder } from "./orders";`, "await loadOrder(input)");
    const files = { "/app/orders.ts": "export async function loadOrder() {}" };
    expect(effectsOf(text, files, { mutations: ["loadOrder"] })).toEqual(["db-write"]);
    expect(effectsOf(text, files)).toEqual([]);
  });
});
