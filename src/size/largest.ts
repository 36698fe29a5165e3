/** An item with the bytes it is ranked by and the path that decides between equals. */
interface Ranked<T> {
  readonly item: T;
  readonly bytes: number;
  readonly path: string;
}

/** Keeps the items of the most bytes, a fixed number of them, and asks for a path only where it decides. */
export class Largest<T> {
  readonly #limit: number;
  readonly #pathOf: (item: T) => string;
  /** A heap with the least of the kept items on top. */
  readonly #heap: Ranked<T>[] = [];

  constructor(limit: number, pathOf: (item: T) => string) {
    this.#limit = limit;
    this.#pathOf = pathOf;
  }

  offer(item: T, bytes: number): void {
    const least = this.#heap[0];
    if (this.#heap.length < this.#limit) {
      this.#heap.push({ item, bytes, path: this.#pathOf(item) });
      this.#rise(this.#heap.length - 1);
    } else if (least !== undefined && bytes >= least.bytes) {
      const offered = { item, bytes, path: this.#pathOf(item) };
      if (compareRanked(offered, least) > 0) return;
      this.#heap[0] = offered;
      this.#sink(0);
    }
  }

  /** The most bytes first, then by path. */
  sorted(): Ranked<T>[] {
    return this.#heap.toSorted(compareRanked);
  }

  #rise(from: number): void {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#swapIfLess(at, above)) return;
      at = above;
    }
  }

  #sink(from: number): void {
    let at = from;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= this.#heap.length) return;
      const least = left + 1 < this.#heap.length && this.#isLess(left + 1, left) ? left + 1 : left;
      if (!this.#swapIfLess(least, at)) return;
      at = least;
    }
  }

  #swapIfLess(below: number, above: number): boolean {
    if (!this.#isLess(below, above)) return false;
    const [a, b] = [this.#heap[below], this.#heap[above]];
    if (a !== undefined) this.#heap[above] = a;
    if (b !== undefined) this.#heap[below] = b;
    return true;
  }

  #isLess(a: number, b: number): boolean {
    const [first, second] = [this.#heap[a], this.#heap[b]];
    return first !== undefined && second !== undefined && compareRanked(first, second) > 0;
  }
}

/** Sorts the most bytes first, then by path. */
function compareRanked(a: Ranked<unknown>, b: Ranked<unknown>): number {
  if (a.bytes !== b.bytes) return b.bytes - a.bytes;
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
