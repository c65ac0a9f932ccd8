import type ts from "typescript";
import { convertComments } from "../../node_modules/@typescript-eslint/typescript-estree/dist/convert-comments.js";
import { type Comment, type Silencers, silencersIn } from "./silencers.ts";

/** The comments of a file of the program, which may be broken, that silence something. */
export function silencersOf(sourceFile: ts.SourceFile): Silencers {
  return silencersIn(sourceFile.text, () => commentsOf(sourceFile));
}

function commentsOf(sourceFile: ts.SourceFile): readonly Comment[] {
  try {
    return convertComments(sourceFile);
  } catch {
    return [];
  }
}
