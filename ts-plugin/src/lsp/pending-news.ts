import type { News } from "@server-actions/shared";

/** What has been heard since the last run, of open files and of the disk. */
export interface PendingNews {
  /** A file was opened or closed, or its text is another. */
  touch(file: string): void;
  /** Something on disk may be another; `moved`: files may have come or gone that no listing shows. */
  suspect(disk: "moved" | "unknown"): void;
  /** From now on nothing that passes the test changes on disk unheard; `undefined`: anything may. */
  watch(isWatched: News["isWatched"] | undefined): void;
  /** Whether answers may be others than in the last run. */
  isAny(): boolean;
  take(): News;
  /**
   * The same for an answer that comes before a look at a disk that nobody watches and nobody suspects: what is shown is as old as that anyway, and it
   * is looked at next (`owesLook`).
   */
  takeOpen(): News;
  owesLook(): boolean;
}

/** Milliseconds for which the disk is taken to be what it was, where nobody watches it. */
const trustedTime = 500;

export function createPendingNews(): PendingNews {
  const open = new Set<string>();
  let disk: News["disk"] = "unknown";
  let isWatched: News["isWatched"] | undefined;
  let taken = 0;
  let owesLook = false;
  const take = (): News => {
    const news: News = {
      open: [...open],
      disk: isWatched || disk === "moved" ? disk : "unknown",
      isWatched: isWatched ?? (() => false),
    };
    open.clear();
    disk = "same";
    taken = Date.now();
    owesLook = false;
    return news;
  };
  return {
    touch: (file) => void open.add(file),
    suspect(news) {
      if (disk !== "moved") disk = news;
    },
    watch(next) {
      isWatched = next;
      if (disk === "same") disk = "unknown";
    },
    isAny: () => owesLook || open.size > 0 || disk !== "same" || (!isWatched && Date.now() - taken > trustedTime),
    take,
    takeOpen() {
      if (isWatched || disk !== "same") return take();
      const touched = [...open];
      open.clear();
      owesLook = true;
      return { open: touched, disk: "same", isWatched: () => true };
    },
    owesLook: () => owesLook,
  };
}
