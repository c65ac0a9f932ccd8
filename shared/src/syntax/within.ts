/** Parts of lists in source order. */
type Placed = { readonly range: readonly [number, number] };

/** Those whose place is inside `range`. `items` begin one after another. */
export function itemsWithin<Item>(
  items: readonly Item[],
  placeOf: (item: Item) => Placed,
  [start, end]: Placed["range"],
): readonly Item[] {
  const found: Item[] = [];
  for (let index = firstFrom(items, placeOf, start); index < items.length; index += 1) {
    const item = items[index] as Item;
    const { range } = placeOf(item);
    if (range[0] > end) break;
    if (range[1] <= end) found.push(item);
  }
  return found;
}

/** The index of the first that begins at `start` or later. */
function firstFrom<Item>(items: readonly Item[], placeOf: (item: Item) => Placed, start: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (placeOf(items[middle] as Item).range[0] < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
