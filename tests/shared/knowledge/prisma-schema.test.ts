import { describe, expect, it } from "vitest";
import { fieldsOfPrismaModel } from "../../../shared/src/knowledge/prisma-schema.ts";

const schema = `// model Fake { secret String }
generator client {
  provider = "prisma-client-js"
}

enum Role { ADMIN }

model User{
  id           String    @id @default(uuid()) // the key
  passwordHash String?
  /// Documentation.
  tags         String[]
  legacy       String    @ignore
  role         Role
  posts        Post[]
  avatar       Bytes     @default(dbgenerated("'http://x'"))

  @@map("users")
}
model Post {
  id\tInt @id
}
view UserInfo {
  token String
}
`;

const id = { name: "id", type: "Int", isList: false };

describe("fieldsOfPrismaModel", () => {
  it.each([
    ["scalars without relations, enums and what is ignored", "user", ["id", "passwordHash", "tags", "avatar"]],
    ["the last model with its own fields", "post", ["id"]],
    ["a view", "userInfo", ["token"]],
    ["a comment", "fake", undefined],
    ["no such model", "users", undefined],
    ["the model's own name, which the client does not have", "User", undefined],
  ])("%s", (_, member, fields) => {
    expect(fieldsOfPrismaModel(schema, member)?.map(({ name }) => name)).toEqual(fields);
  });

  it("tells types and lists", () => {
    expect(fieldsOfPrismaModel(schema, "user")?.slice(1, 3)).toEqual([
      { name: "passwordHash", type: "String", isList: false },
      { name: "tags", type: "String", isList: true },
    ]);
  });

  it("reads a schema with Windows line ends, and one that is cut off", () => {
    expect(fieldsOfPrismaModel("model User {\r\n  id Int\r\n}\r\n", "user")).toEqual([id]);
    expect(fieldsOfPrismaModel("model User {\n  id Int", "user")).toEqual([id]);
  });
});
