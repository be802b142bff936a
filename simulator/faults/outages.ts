/** A part of AWS, or a permission of it, that can be away while a run goes on. */
export type OutagePart =
  /** Lambda may not write to the bucket that keeps records which a function failed on. */
  | 'failed-records-bucket'
  /** EventBridge may not send to the dialler's queue. */
  | 'dialler-queue'
  /** Somebody has deleted the queue of that id in Connect. */
  | `queue ${string}`
  /** Connect's own system fails to run the flow or module of that name, told without the deployment's. */
  | `flow ${string}`;

/** What is away at the moment. A part that was never named is there. */
export class Outages {
  readonly #away = new Set<OutagePart>();

  /** The part is away from now on. Naming it twice changes nothing. */
  begin(part: OutagePart): void {
    this.#away.add(part);
  }

  /** The part is there again. */
  end(part: OutagePart): void {
    this.#away.delete(part);
  }

  isAway(part: OutagePart): boolean {
    return this.#away.has(part);
  }
}
