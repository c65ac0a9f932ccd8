import { describe, expect, it } from "vitest";
import { isCredentialTable } from "../../../shared/src/knowledge/records.ts";
import { isPasswordName, isPublicVariable, isSecretName } from "../../../shared/src/knowledge/secrets.ts";

describe("names of secrets", () => {
  it.each(["password", "passwordHash", "password_hash", "PASSWORD_HASH", "hashedPassword", "pwd", "$password"])(
    "%s: a password",
    (name) => {
      expect([isSecretName(name), isPasswordName(name)]).toEqual([true, true]);
    },
  );

  it.each([
    "accessToken",
    "GITHUB_ACCESS_TOKEN",
    "api-key",
    "stripeSecretKey",
    "clientSecret",
    "token",
    "ssn",
    "hash",
    "APIKey",
    "teamAPIKey",
    "user2Token",
  ])("%s: a secret, and no password", (name) => {
    expect([isSecretName(name), isPasswordName(name)]).toEqual([true, false]);
  });

  it.each([
    "hasPassword",
    "isPasswordHash",
    "csrfToken",
    "nextPageToken",
    "page2Token",
    "commitHash",
    "publicKey",
    "tokenCount",
    "passwordChangedAt",
    "secretary",
    "tokens",
    "key",
    "apikey",
    "",
    "_",
  ])("`%s`: none", (name) => {
    expect([isSecretName(name), isPasswordName(name)]).toEqual([false, false]);
  });
});

describe("variables of the environment", () => {
  it.each(["NEXT_PUBLIC_API_KEY", "NODE_ENV", "DATABASE_HOST", "AWS_REGION", "APP_ENV"])("%s: public", (name) => {
    expect(isPublicVariable(name)).toBe(true);
  });

  it.each(["API_KEY", "DATABASE_URL", "MY_NEXT_PUBLIC_KEY", "HOST_KEY", "ENVOY", ""])("`%s`: not public", (name) => {
    expect(isPublicVariable(name)).toBe(false);
  });
});

describe("tables that hold credentials, by their name", () => {
  it.each(["user", "User", "users", "usersTable", "user_account", "UserModel", "accounts", "apiKey", "api_keys"])(
    "%s: yes",
    (name) => {
      expect(isCredentialTable(name)).toBe(true);
    },
  );

  it.each(["post", "userPost", "workoutSession", "tableUser", "Model", "s", ""])("`%s`: no", (name) => {
    expect(isCredentialTable(name)).toBe(false);
  });
});
