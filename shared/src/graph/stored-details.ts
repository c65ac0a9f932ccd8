import type { DetailParts } from "./with-details.ts";

/** Where what is learned of modules outlives the process. Whatever it has may be gone. */
export interface SummaryStore {
  /** The parts of the summary of a file with this text. */
  partsOf(file: string, text: string): StoredParts;
}

export interface StoredParts {
  /** What is kept under the name, or what `make` gives, which is kept from now on. */
  read<Part>(name: string, make: () => Part): Part;
}

/** The parts of a module's details, each read from the store before it is made. */
export function storedDetails(stored: StoredParts, made: DetailParts): DetailParts {
  return {
    ofModule: (name) => stored.read(name, () => made.ofModule(name)),
    ofFunction: (index, name) => stored.read(`${index} ${name}`, () => made.ofFunction(index, name)),
  };
}
