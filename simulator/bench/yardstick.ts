/** As many as a month has days, twice: what a table of openings holds. */
const ENTRIES = 62;

/**
 * Work that never changes, to hold other rates against: for each of so many keys a look-up in a Map that holds all of them,
 * and a binary search in the sorted numbers found there. A machine that is slow, or busy, is slow at both.
 */
export function yardstick(size: number): { readonly units: number; readonly work: () => number } {
  const keys = Array.from({ length: size }, (_, index) => `key-${index}`);
  const lists = new Map(keys.map((key, index) => [key, Array.from({ length: ENTRIES }, (_, at) => index + at * 10.5)]));
  const work = () => {
    let found = 0;
    keys.forEach((key, index) => {
      found += firstAbove(lists.get(key) ?? [], index + 325);
    });
    return found;
  };
  return { units: size, work };
}

function firstAbove(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
