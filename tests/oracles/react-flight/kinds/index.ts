import type { Make } from "../send.ts";
import * as async from "./async.ts";
import * as classes from "./classes.ts";
import * as functions from "./functions.ts";
import * as host from "./host.ts";
import * as libraries from "./libraries.ts";
import * as primitives from "./primitives.ts";
import * as structures from "./structures.ts";

/** Every kind by the file that declares it. */
export const kindFiles: Readonly<Record<string, Readonly<Record<string, Make>>>> = {
  async,
  classes,
  functions,
  host,
  libraries,
  primitives,
  structures,
};
