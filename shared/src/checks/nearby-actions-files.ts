/** Where code bases keep their Server Functions, as seen from a module: by the names of files alone. */
import { baseName, folderOf, withoutExtension } from "../syntax/file-paths.ts";

/** Of 92 code bases: a file `actions.ts`, or a folder `actions` with a file for each subject, in the folder itself or in its `lib`. */
const actionNames: ReadonlySet<string> = new Set(["_actions", "action", "actions", "server-actions"]);
const holders: ReadonlySet<string> = new Set(["_lib", "lib", "server"]);

/**
 * Of `files` those that hold actions by their names, in the folder of `filename` or one above it up to `root`: nearest first. Of a folder with a file for
 * each subject only the one that the module belongs to.
 */
export function nearbyActionsFiles(files: readonly string[], filename: string, root: string): readonly string[] {
  const found: string[] = [];
  for (let folder = folderOf(filename); folder.startsWith(root); folder = folderOf(folder)) {
    const places = files.flatMap((file) => placeIn(folder, file) ?? []);
    places.sort((left, right) => left.rank - right.rank || (left.file < right.file ? -1 : 1));
    const besides = folder === folderOf(filename) ? [`${folder}/${baseName(filename)}-actions`] : [];
    found.push(
      ...places.filter(({ rank }) => rank < rankOfFolder).map(({ file }) => file),
      ...files.filter((file) => besides.includes(withoutExtension(file))),
      ...bySubject(
        places.filter(({ rank }) => rank === rankOfFolder).map(({ file }) => file),
        filename,
      ),
    );
    if (folder === "") break;
  }
  return [...new Set(found)];
}

interface ActionsPlace {
  readonly file: string;
  /** Smaller comes first. */
  readonly rank: number;
}

const rankOfFolder = 3;

/** `actions.ts`, `lib/actions.ts`, `actions/items.ts`, `lib/actions/items.ts`. */
function placeIn(folder: string, file: string): ActionsPlace | undefined {
  if (!file.startsWith(`${folder}/`)) return undefined;
  const parts = withoutExtension(file.slice(folder.length + 1)).split("/");
  const [first = "", ...rest] = parts;
  const [name = "", ...others] = holders.has(first) && rest.length > 0 ? rest : parts;
  if (!actionNames.has(name)) return undefined;
  if (others.length === 1) return { file, rank: rankOfFolder };
  if (others.length > 1) return undefined;
  return { file, rank: name === first ? Number(name !== "actions") : 2 };
}

/** The only file of a folder; of several the one named for the module, for a folder around it, or `index`. */
function bySubject(files: readonly string[], filename: string): readonly string[] {
  const folders = [...new Set(files.map(folderOf))];
  const subjects = [baseName(filename), ...folderOf(filename).split("/").reverse().filter(Boolean), "index"];
  return folders.flatMap((folder) => {
    const inFolder = files.filter((file) => folderOf(file) === folder);
    if (inFolder.length === 1) return inFolder;
    const subject = subjects.find((each) => inFolder.some((file) => baseName(file) === each));
    return inFolder.filter((file) => baseName(file) === subject);
  });
}
