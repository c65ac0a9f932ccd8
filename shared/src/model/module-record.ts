/** The cheap view of a module: what a scan of its text tells, without a tree. */
import type { Boundary } from "./module.ts";

/** One import or export edge. A binding that is imported and exported again has both an `import` and a `reexport` edge. */
export interface ImportEdge {
  readonly source: string;
  readonly kind: "dynamic" | "import" | "reexport";
  /** Gone at run time: `import type`, or every name is marked `type`. */
  readonly typeOnly: boolean;
  /**
   * The names that exist at run time; empty for `import "x"`, one `"*"` for a namespace or `export *`.
   * Absent where nobody looked (summaries, dynamic imports).
   */
  readonly names?: readonly EdgeName[];
}

/** `imported`: the name in the source (`"default"`, `"*"`); `local`: the name here, or of a re-export, the name for importers (`"*"`: all). */
export interface EdgeName {
  readonly imported: string;
  readonly local: string;
}

/** The cheap view of a module: directives and edges from a prologue scan and a lexer, no tree. */
export interface ModuleRecord {
  readonly boundary: Boundary;
  readonly edges: readonly ImportEdge[];
  /** Whether the text can hold a `"use server"`; `undefined` where the host leaves that to who reads the text. */
  readonly mayServe?: boolean;
  /** The same of `require`, which is no edge. */
  readonly mayRequire?: boolean;
  /** The same of the functions that its exports declare (`declaredFunctions`). */
  readonly declaredFunctions?: readonly string[];
}
