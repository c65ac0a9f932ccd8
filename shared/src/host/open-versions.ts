import type { FileAccess } from "./file-access.ts";

/** The version an open text was given, and the disk's at that time. */
interface OpenVersion {
  readonly text: string;
  readonly onDisk: string | undefined;
  readonly version: string;
  /** The text is not the disk's. */
  readonly isOwn: boolean;
}

/** How many open texts are kept: a lint run opens each of its files once and closes none, and nobody has as many in an editor. */
const keptTexts = 100;

/** The versions of open files: one whose text is the disk's has the disk's version, so that what is known of it stays known when it is closed. */
export function createOpenVersions(files: FileAccess): (file: string, text: string) => string {
  const openVersions = new Map<string, OpenVersion>();
  let openCount = 0;
  return (file, text) => {
    const onDisk = files.version(file);
    const known = openVersions.get(file);
    if (known?.text === text && known.onDisk === onDisk) return known.version;
    const isSaved = onDisk !== undefined && files.text(file) === text;
    const version = isSaved ? onDisk : known?.text === text && known.isOwn ? known.version : `open:${(openCount += 1)}`;
    openVersions.delete(file);
    openVersions.set(file, { text, onDisk, version, isOwn: !isSaved });
    if (openVersions.size > keptTexts) forgetOldest(openVersions);
    return version;
  };
}

/** One whose text is the disk's: it gets the same version again. */
function forgetOldest(versions: Map<string, OpenVersion>): void {
  for (const [file, { isOwn }] of versions) {
    if (isOwn) continue;
    versions.delete(file);
    return;
  }
}
