import type { ClientCapabilities, Connection, WorkspaceFolder } from "vscode-languageserver/node";
import type { PendingNews } from "./pending-news.ts";
import { fileOf } from "./uri.ts";
import { newsOf, requestWatching, watchedIn } from "./watched-files.ts";

/** Hears from the editor what changes on disk, and has it watched where the editor can. `renew`: answers may be others. */
export function listenToDisk(
  connection: Connection,
  news: Pick<PendingNews, "suspect" | "watch">,
  renew: () => void,
): { readonly begin: (client: ClientCapabilities, workspaceFolders: readonly WorkspaceFolder[]) => void } {
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const heard = newsOf(
      changes.flatMap(({ uri, type }) => {
        const file = fileOf(uri);
        return file === undefined ? [] : [{ file, type }];
      }),
    );
    if (!heard) return;
    news.suspect(heard);
    renew();
  });
  return {
    begin(client, workspaceFolders) {
      let folders = foldersOf(workspaceFolders);
      const watch = async (): Promise<void> => {
        if (!(await requestWatching(connection, client))) return;
        news.watch(watchedIn(folders));
        if (client.workspace?.workspaceFolders !== true) return;
        connection.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
          // Of one that is added nobody knows from when on it is watched.
          const gone = foldersOf(removed);
          folders = folders.filter((folder) => !gone.includes(folder));
          news.watch(watchedIn(folders));
        });
      };
      connection.onInitialized(() => void watch());
    },
  };
}

function foldersOf(folders: readonly WorkspaceFolder[]): readonly string[] {
  return folders.flatMap(({ uri }) => fileOf(uri) ?? []);
}
