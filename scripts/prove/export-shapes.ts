/** Exports of a `"use server"` file about which the bundlers disagree, or which they take and then lose. Each is an app of its own: one that does not build must not take others along. */
import { actionFile, type Shape } from "./shape.ts";

const save = `export async function save() { record("save"); }`;

export const exportShapes: readonly Shape[] = [
  actionFile("an enum", ["save"], `${save}\nexport enum Role { Admin = "admin" }`),
  actionFile(
    "an enum that a client module imports",
    ["save"],
    `${save}\nexport enum Role { Admin = "admin" }`,
    `import { Role } from "./actions";\nexport const role = Role.Admin;\n`,
  ),
  actionFile("a namespace", ["save"], `${save}\nexport namespace Roles { export const admin = "admin"; }`),
  actionFile(
    "a type in a list, not marked as one",
    ["save"],
    `type Id = string;\nasync function save() { record("save"); }\nexport { save, Id };`,
  ),
  actionFile("a declared constant", ["save"], `${save}\nexport declare const limit: number;`),
  actionFile("a declared function", ["save"], `${save}\nexport declare function other(): Promise<void>;`),
  actionFile(
    "one function as a name and as the default",
    ["save"],
    `export const save = async () => { record("save"); };\nexport default save;`,
    `import other from "./actions";\nexport const actions = [other];\n`,
  ),
  actionFile(
    "one function under two names",
    ["save"],
    `async function work() { record("save"); }\nexport { work as save, work as other };`,
    `import { other } from "./actions";\nexport const actions = [other];\n`,
  ),
];
