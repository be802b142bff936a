export interface QueuedAction {
  readonly atMilliseconds: number;
  readonly sequence: number;
  readonly action: () => unknown;
}

/** Actions in the order of their moment; those of one moment in the order in which they came. A binary heap. */
export class EventQueue {
  readonly #heap: QueuedAction[] = [];
  #sequence = 0;

  push(atMilliseconds: number, action: () => unknown): void {
    const queued = { atMilliseconds, sequence: this.#sequence, action };
    this.#sequence += 1;
    this.#heap.push(queued);
    let index = this.#heap.length - 1;
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = this.#heap[parentIndex];
      if (parent === undefined || isBefore(parent, queued)) break;
      this.#heap[index] = parent;
      index = parentIndex;
    }
    this.#heap[index] = queued;
  }

  peek(): QueuedAction | undefined {
    return this.#heap[0];
  }

  pop(): QueuedAction | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first === undefined || last === undefined || this.#heap.length === 0) return first;
    let index = 0;
    for (;;) {
      const leftIndex = 2 * index + 1;
      const left = this.#heap[leftIndex];
      if (left === undefined) break;
      const right = this.#heap[leftIndex + 1];
      const [childIndex, child] =
        right !== undefined && isBefore(right, left) ? [leftIndex + 1, right] : [leftIndex, left];
      if (isBefore(last, child)) break;
      this.#heap[index] = child;
      index = childIndex;
    }
    this.#heap[index] = last;
    return first;
  }
}

function isBefore(one: QueuedAction, other: QueuedAction): boolean {
  return (
    one.atMilliseconds < other.atMilliseconds ||
    (one.atMilliseconds === other.atMilliseconds && one.sequence < other.sequence)
  );
}
