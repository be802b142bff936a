import { Temporal } from 'temporal-polyfill';
import type { Erasure, Suppression, SuppressionLog } from '../../shared/application/ports/suppression-log.ts';

/** The log of suppressions on this machine: what was kept first stays. */
export class KeptSuppressions implements SuppressionLog {
  readonly #kept = new Map<string, Suppression>();
  readonly #erased = new Map<string, Erasure>();

  get kept(): readonly Suppression[] {
    return [...this.#kept.values()];
  }

  async appendErasure(erasure: Erasure): Promise<void> {
    if (!this.#erased.has(erasure.leadId)) this.#erased.set(erasure.leadId, erasure);
  }

  async *erasuresSince(at: Temporal.Instant): AsyncGenerator<Erasure> {
    for (const erasure of this.#erased.values()) if (Temporal.Instant.compare(erasure.at, at) >= 0) yield erasure;
  }

  async append(suppression: Suppression): Promise<void> {
    const name = `${suppression.at} ${suppression.numberKey}`;
    if (!this.#kept.has(name)) this.#kept.set(name, suppression);
  }

  async *since(at: Temporal.Instant): AsyncGenerator<Suppression> {
    for (const suppression of this.kept) if (Temporal.Instant.compare(suppression.at, at) >= 0) yield suppression;
  }
}
