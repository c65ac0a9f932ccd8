/** Progress of a long run, on a terminal only: one line that is written over, and gone at the end. */
export interface Progress {
  step(): void;
  end(): void;
}

/** Milliseconds before the first line, and between two. */
const patience = 1000;
const interval = 100;

export function createProgress(
  stream: { readonly isTTY?: boolean; write(text: string): unknown },
  total: number,
): Progress {
  const started = performance.now();
  let done = 0;
  let lastWritten = 0;
  return {
    step() {
      done += 1;
      const now = performance.now();
      if (!stream.isTTY || now - started < patience || now - lastWritten < interval) return;
      lastWritten = now;
      stream.write(`\r\u001B[KChecked ${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")} files`);
    },
    end() {
      if (lastWritten > 0) stream.write("\r\u001B[K");
    },
  };
}
