/** Answers a question about each file once, also where the answer is that there is none. */
export function keptByFile<Found>(find: (file: string) => Found): (file: string) => Found {
  const known = new Map<string, Found>();
  return (file) => {
    const found = known.has(file) ? (known.get(file) as Found) : find(file);
    known.set(file, found);
    return found;
  };
}
