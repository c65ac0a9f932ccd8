/** Models of a Prisma client, as the schema of the project has them. */
import { fieldsOfPrismaModel, type PrismaField, schemaPlacesOf } from "../knowledge/prisma-schema.ts";
import type { Reference } from "../model/reference.ts";
import type { ModuleGraph } from "./module-graph.ts";

export interface PrismaModel {
  readonly fields: readonly PrismaField[];
  /** Where the client is made, fields may be left out of all queries (`omit`), or made something else (`$extends`). */
  readonly mayLeaveOut: boolean;
  readonly mayChange: boolean;
}

/** The model `name` of `client`, as written in `fromFile`. The schema stands in the package of that file, or of the one that makes the client. */
export function prismaModelOf(
  graph: Pick<ModuleGraph, "packageFolderOf" | "resolve" | "textOf">,
  client: Reference,
  fromFile: string,
  name: string,
): PrismaModel | undefined {
  const made = graph.resolve(client, fromFile);
  const files = made.kind === "value" ? [made.file, fromFile] : [fromFile];
  const folders = new Set(files.map((file) => graph.packageFolderOf(file)));
  for (const place of [...folders].flatMap((folder) => placesIn(graph, folder))) {
    const schema = graph.textOf(place);
    const fields = schema === undefined ? undefined : fieldsOfPrismaModel(schema, name);
    if (!fields) continue;
    const maker = made.kind === "value" ? (graph.textOf(made.file) ?? "") : "";
    return { fields, mayLeaveOut: maker.includes("omit"), mayChange: maker.includes("$extends") };
  }
  return undefined;
}

function placesIn(graph: Pick<ModuleGraph, "textOf">, folder: string): readonly string[] {
  return schemaPlacesOf(graph.textOf(`${folder}/package.json`)).map((place) => `${folder}/${place}`);
}
