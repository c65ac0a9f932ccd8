/** What is waited for, and what is read bit by bit. */

async function* asyncNumbers(): AsyncGenerator<number> {
  yield await Promise.resolve(1);
  yield 2;
}
function* syncNumbers(): Generator<number> {
  yield 1;
  yield 2;
}
async function* urls(): AsyncGenerator<URL> {
  yield await Promise.resolve(new URL("https://example.com/a"));
}

export const promise = (): Promise<string> => Promise.resolve("a");
export const promiseOfDate = (): Promise<Date> => Promise.resolve(new Date(0));
export const promiseOfObject = (): Promise<{ a: number }> => Promise.resolve({ a: 1 });
export const promiseOfUrl = (): Promise<URL> => Promise.resolve(new URL("https://example.com/a"));
export const promiseOfUrlInObject = (): Promise<{ url: URL }> =>
  Promise.resolve({ url: new URL("https://example.com/a") });
export const promiseOfError = (): Promise<Error> => Promise.resolve(new Error("mistake"));
export const promiseOfPattern = (): Promise<RegExp> => Promise.resolve(/a/u);
export const promiseOfFunction = (): Promise<() => void> => Promise.resolve(() => {});
export const promiseInObject = (): { data: Promise<number> } => ({ data: Promise.resolve(1) });
export const promiseOfUrlInside = (): { url: Promise<URL> } => ({
  url: Promise.resolve(new URL("https://example.com/a")),
});
export const arrayOfPromises = (): Promise<number>[] => [Promise.resolve(1), Promise.resolve(2)];
export const asyncGenerator = (): AsyncGenerator<number> => asyncNumbers();
export const asyncIterable = (): AsyncIterable<number> => ({ [Symbol.asyncIterator]: () => asyncNumbers() });
export const asyncGeneratorOfUrls = (): AsyncGenerator<URL> => urls();
export const generator = (): Generator<number> => syncNumbers();
export const arrayIterator = (): IterableIterator<number> => [1, 2].values();
export const mapIterator = (): IterableIterator<[string, number]> => new Map([["a", 1]]).entries();
export const setIterator = (): SetIterator<string> => new Set(["a"]).values();
export const iterable = (): Iterable<number> => ({ [Symbol.iterator]: () => syncNumbers() });
export const arrayAsIterable = (): Iterable<number> => [1, 2];
export const textStream = (): ReadableStream<string> =>
  new ReadableStream({
    start(controller) {
      controller.enqueue("a");
      controller.close();
    },
  });
export const byteStream = (): ReadableStream<Uint8Array> =>
  new ReadableStream({
    type: "bytes",
    start(controller) {
      controller.enqueue(new Uint8Array([1, 2]));
      controller.close();
    },
  });
export const blobStream = (): ReadableStream => new Blob(["text"]).stream();
