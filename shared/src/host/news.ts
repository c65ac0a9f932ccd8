/** What may have changed since a host was asked last. */
export interface News {
  /** Files that were opened or closed, or whose open text is another. */
  readonly open: readonly string[];
  /** What is on the disk. `same`: nothing of it that is watched. `moved`: files came or went, or links lead elsewhere. */
  readonly disk: "moved" | "same" | "unknown";
  /** Whether somebody would say it if this path changed on disk. */
  isWatched(path: string): boolean;
}

/** `files`: which files there are, or where specifiers lead; `texts`: at most what is in them. */
export type Change = "files" | "texts";
