/** Counts how often answers about files may have changed, for whoever keeps what it derives from them. */
export interface Generations {
  /** Changes when the list of files, where a specifier leads, or a record may be another. */
  generation(): number;
  /** Changes when a text may be another. */
  textGeneration(): number;
  /** The files whose records are others than in an earlier generation, and nothing else is; `undefined` where anything may be. */
  changedSince(generation: number): readonly string[] | undefined;
  /** Texts are others, and of these files the records; `undefined`: anything may be. */
  move(records: readonly string[] | undefined): void;
}

/** How many records are told apart from anything: with more, making all of it again is not much dearer. */
const maxRecords = 1000;

/** `runOf`: the run of the disk; with a new one that nobody has told of, anything may be another. */
export function createGenerations(runOf: () => number): Generations {
  let run = runOf();
  let [generation, textGeneration, comparable] = [1, 1, 1];
  let changes: { readonly generation: number; readonly file: string }[] = [];

  const move = (records: readonly string[] | undefined): void => {
    textGeneration += 1;
    if (records?.length === 0) return;
    generation += 1;
    changes.push(...(records ?? []).map((file) => ({ generation, file })));
    if (records && changes.length <= maxRecords) return;
    changes = [];
    comparable = generation;
  };
  const noticeRun = (): void => {
    const now = runOf();
    if (now !== run) move(undefined);
    run = now;
  };
  return {
    generation() {
      noticeRun();
      return generation;
    },
    textGeneration() {
      noticeRun();
      return textGeneration;
    },
    changedSince(since) {
      if (since < comparable) return undefined;
      return [...new Set(changes.filter((each) => each.generation > since).map(({ file }) => file))];
    },
    move(records) {
      run = runOf();
      move(records);
    },
  };
}
