/** Services by their SDKs: mail and messages, payments, queues, stored files, accounts, HTTP. Sources: their documentation and typings. */
import type { EffectLibrary } from "./mutations.ts";

const mail: readonly EffectLibrary[] = [
  {
    library: "Resend",
    from: ["resend"],
    effects: {
      mail: ["batch.send", "broadcasts.send", "emails.create", "emails.send"],
      "fetch-write": ["contacts.create", "contacts.remove", "contacts.update"],
    },
  },
  { library: "Nodemailer", from: ["nodemailer"], effects: { mail: ["sendMail"] } },
  { library: "SendGrid", from: ["@sendgrid/mail"], effects: { mail: ["default.send", "send", "sendMultiple"] } },
  {
    library: "Postmark",
    from: ["postmark"],
    effects: { mail: ["sendEmail", "sendEmailBatch", "sendEmailWithTemplate"] },
  },
  { library: "Mailgun", from: ["mailgun.js"], effects: { mail: ["messages.create"] } },
  { library: "Plunk", from: ["@plunk/node"], effects: { mail: ["emails.send", "events.track"] } },
  {
    library: "Loops",
    from: ["loops"],
    effects: { mail: ["sendEvent", "sendTransactionalEmail"], "fetch-write": ["createContact", "updateContact"] },
  },
  { library: "Amazon SES", from: ["@aws-sdk/client-ses", "@aws-sdk/client-sesv2"], effects: { mail: ["send"] } },
  {
    library: "Twilio",
    from: ["twilio"],
    effects: { mail: ["calls.create", "messages.create", "verifications.create"] },
  },
  { library: "Novu", from: ["@novu/node", "@novu/api", "@novu/framework"], effects: { mail: ["trigger"] } },
  {
    library: "Mailchimp",
    from: ["@mailchimp/mailchimp_marketing"],
    effects: { "fetch-write": ["lists.addListMember", "lists.setListMember"] },
  },
];

const payments: readonly EffectLibrary[] = [
  {
    library: "Stripe",
    from: ["stripe"],
    effects: {
      payment: [
        "attach",
        "cancel",
        "capture",
        "confirm",
        "create",
        "del",
        "detach",
        "finalizeInvoice",
        "pay",
        "refund",
        "resume",
        "update",
        "voidInvoice",
      ],
    },
  },
  {
    library: "Lemon Squeezy",
    from: ["@lemonsqueezy/lemonsqueezy.js"],
    effects: { payment: ["cancelSubscription", "createCheckout", "updateSubscription"] },
  },
  { library: "Paddle", from: ["@paddle/paddle-node-sdk"], effects: { payment: ["cancel", "create", "update"] } },
  { library: "Dwolla", from: ["dwolla-v2"], effects: { payment: ["delete", "post"] } },
  {
    library: "Plaid",
    from: ["plaid"],
    effects: {
      payment: ["transferAuthorizationCreate", "transferCancel", "transferCreate", "transferRefundCreate"],
      "fetch-write": ["itemRemove"],
      "private-read": [
        "accountsBalanceGet",
        "accountsGet",
        "authGet",
        "identityGet",
        "transactionsGet",
        "transactionsSync",
      ],
    },
  },
  { library: "Polar", from: ["@polar-sh/sdk"], effects: { payment: ["cancel", "create", "revoke", "update"] } },
];

const queues: readonly EffectLibrary[] = [
  {
    library: "Trigger.dev",
    from: ["@trigger.dev/sdk", "@trigger.dev/sdk/"],
    since: "3.0.0",
    effects: {
      queue: [
        "batchTrigger",
        "batchTriggerAndWait",
        "runs.cancel",
        "schedules.create",
        "schedules.del",
        "trigger",
        "triggerAndWait",
      ],
    },
  },
  { library: "Inngest", from: ["inngest"], effects: { queue: ["send", "sendEvent"] } },
  {
    library: "BullMQ",
    from: ["bullmq", "bull"],
    effects: { queue: ["add", "addBulk", "obliterate", "remove", "upsertJobScheduler"] },
  },
  {
    library: "QStash",
    from: ["@upstash/qstash"],
    effects: { queue: ["batchJSON", "enqueueJSON", "publish", "publishJSON", "schedules.create", "schedules.delete"] },
  },
  { library: "Upstash Workflow", from: ["@upstash/workflow"], effects: { queue: ["cancel", "trigger"] } },
  {
    library: "Amazon SQS",
    from: ["@aws-sdk/client-sqs", "@aws-sdk/client-sns", "@aws-sdk/client-eventbridge"],
    effects: { queue: ["send"] },
  },
  { library: "Pusher", from: ["pusher"], effects: { "fetch-write": ["trigger", "triggerBatch"] } },
  {
    library: "Liveblocks",
    from: ["@liveblocks/node"],
    effects: { "fetch-write": ["createRoom", "deleteRoom", "updateRoom"] },
  },
];

const storage: readonly EffectLibrary[] = [
  { library: "Vercel Blob", from: ["@vercel/blob"], effects: { storage: ["copy", "del", "put"] } },
  {
    library: "UploadThing",
    from: ["uploadthing/server"],
    effects: { storage: ["deleteFiles", "renameFiles", "updateACL", "uploadFiles", "uploadFilesFromUrl"] },
  },
  {
    library: "Amazon S3",
    from: ["@aws-sdk/client-s3", "@aws-sdk/lib-storage"],
    effects: { storage: ["deleteObject", "done", "putObject", "send", "upload"] },
  },
  {
    library: "Amazon S3, addresses for the browser",
    from: ["@aws-sdk/s3-presigned-post", "@aws-sdk/s3-request-presigner"],
    effects: { "file-access": ["createPresignedPost", "getSignedUrl"] },
  },
  {
    library: "Cloudinary",
    from: ["cloudinary"],
    effects: { storage: ["uploader.destroy", "uploader.upload", "uploader.upload_stream"] },
  },
  {
    library: "Google Cloud Storage",
    from: ["@google-cloud/storage"],
    effects: {
      "file-access": ["createResumableUpload", "generateSignedPostPolicyV4", "getSignedUrl"],
      storage: ["delete", "makePublic", "save", "upload"],
    },
  },
  {
    library: "Node.js file system",
    from: ["fs", "fs/promises", "fs-extra", "node:fs", "node:fs/promises"],
    effects: {
      storage: [
        "appendFile",
        "appendFileSync",
        "copyFile",
        "copyFileSync",
        "cp",
        "createWriteStream",
        "outputFile",
        "remove",
        "rename",
        "renameSync",
        "rm",
        "rmSync",
        "rmdir",
        "symlink",
        "truncate",
        "unlink",
        "unlinkSync",
        "writeFile",
        "writeFileSync",
        "writeJson",
      ],
    },
  },
];

const accounts: readonly EffectLibrary[] = [
  {
    library: "Next.js cookies",
    from: ["next/headers", "next/headers.js"],
    effects: { cookie: ["cookies.delete", "cookies.set"] },
  },
  {
    library: "Next.js draft mode",
    from: ["next/headers"],
    since: "13.4.0",
    effects: { cookie: ["draftMode.disable", "draftMode.enable"] },
  },
  {
    library: "cookies-next",
    from: ["cookies-next", "cookies-next/", "nookies"],
    effects: { cookie: ["deleteCookie", "destroyCookie", "setCookie"] },
  },
  { library: "iron-session", from: ["iron-session"], since: "8.0.0", effects: { cookie: ["destroy", "save"] } },
  { library: "Auth.js", from: ["next-auth"], since: "5.0.0", effects: { cookie: ["signIn", "signOut"] } },
  {
    library: "Clerk",
    from: ["@clerk/nextjs/server", "@clerk/clerk-sdk-node", "@clerk/backend"],
    open: true,
    effects: {
      "fetch-write": [
        "banUser",
        "createInvitation",
        "createOrganization",
        "createOrganizationInvitation",
        "createUser",
        "deleteOrganization",
        "deleteUser",
        "revokeSession",
        "updateOrganization",
        "updateOrganizationMetadata",
        "updateUser",
        "updateUserMetadata",
      ],
      "private-read": ["getUser", "getUserList"],
    },
  },
  {
    library: "Octokit",
    from: ["@octokit/core", "@octokit/rest", "octokit"],
    open: true,
    effects: { "fetch-write": ["create", "createComment", "delete", "merge", "update"] },
  },
  {
    library: "Better Auth",
    from: ["better-auth"],
    open: true,
    effects: {
      "db-write": [
        "api.banUser",
        "api.changeEmail",
        "api.changePassword",
        "api.createOrganization",
        "api.createUser",
        "api.deleteUser",
        "api.inviteMember",
        "api.removeMember",
        "api.removeUser",
        "api.resetPassword",
        "api.setRole",
        "api.updateOrganization",
        "api.updateUser",
      ],
      cookie: [
        "api.setActiveOrganization",
        "api.signInEmail",
        "api.signInSocial",
        "api.signInUsername",
        "api.signOut",
        "api.signUpEmail",
      ],
      mail: ["api.forgetPassword", "api.requestPasswordReset", "api.sendVerificationEmail"],
    },
  },
  {
    library: "Lucia",
    from: ["lucia"],
    until: "4.0.0",
    effects: { "db-write": ["createSession", "deleteUser", "invalidateSession", "invalidateUserSessions"] },
  },
];

const http: readonly EffectLibrary[] = [
  {
    library: "axios",
    from: ["axios"],
    effects: { "fetch-write": ["delete", "patch", "post", "postForm", "put", "putForm"] },
  },
  { library: "ky", from: ["ky"], effects: { "fetch-write": ["delete", "patch", "post", "put"] } },
  { library: "got", from: ["got"], effects: { "fetch-write": ["delete", "patch", "post", "put"] } },
  { library: "ofetch", from: ["ofetch"], effects: {} },
  {
    library: "GraphQL clients",
    from: ["@apollo/client", "@apollo/client/", "@urql/core", "@urql/next", "urql"],
    effects: { "fetch-write": ["mutate", "mutation"] },
  },
  { library: "graphql-request", from: ["graphql-request"], effects: {} },
  {
    library: "Medusa",
    from: ["@medusajs/js-sdk"],
    since: "2.0.0",
    open: true,
    effects: {
      "fetch-write": [
        "addShippingMethod",
        "complete",
        "create",
        "createAddress",
        "createLineItem",
        "deleteAddress",
        "deleteLineItem",
        "initiatePaymentSession",
        "register",
        "resetPassword",
        "transferCart",
        "update",
        "updateAddress",
        "updateLineItem",
        "updateProvider",
      ],
      mail: ["resetPassword"],
    },
  },
  {
    library: "Octokit",
    from: ["@octokit/rest", "octokit"],
    open: true,
    effects: {
      "fetch-write": [
        "addLabels",
        "create",
        "createComment",
        "createOrUpdateFileContents",
        "createRef",
        "delete",
        "merge",
        "update",
      ],
    },
  },
  {
    library: "Slack",
    from: ["@slack/web-api"],
    open: true,
    effects: { "fetch-write": ["chat.delete", "chat.postEphemeral", "chat.postMessage", "chat.update"] },
  },
];

export const services: readonly EffectLibrary[] = [...mail, ...payments, ...queues, ...storage, ...accounts, ...http];
