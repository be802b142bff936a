import type { ClaimResult, LinkResult } from '../../shared/application/ports/lead-repository.ts';
import type { Attempt } from '../../shared/domain/attempt.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { InMemoryLeadRepository } from './in-memory-lead-repository.ts';

/** What strikes one request: it never arrives, its answer is lost, or it arrives only after it was given up. */
export type Fault = 'lost' | 'answer-lost' | 'late';

export type FaultyRequest = 'claim' | 'link' | 'save' | 'get';

/** A repository whose next requests meet what the test has written down for them. */
export class FaultyLeadRepository extends InMemoryLeadRepository {
  /** By request, for the next ones in order; `undefined` lets one through. */
  readonly faults: Readonly<Record<FaultyRequest, (Fault | undefined)[]>> = { claim: [], link: [], save: [], get: [] };
  /** What happens while a request is under way, before it takes effect. */
  meanwhile: (request: FaultyRequest) => Promise<unknown> = async () => undefined;
  readonly #late: (() => Promise<unknown>)[] = [];

  /** Lets the requests that were given up take their effect, if they still can. */
  async arrive(): Promise<void> {
    for (const request of this.#late.splice(0)) await request();
  }

  /** Somebody else writes the lead, and nothing strikes them. */
  async writeByRival(leadId: string, change: (lead: Lead) => Lead): Promise<void> {
    const lead = await super.get(leadId);
    if (lead !== undefined) await super.save(change(lead));
  }

  override claim(lead: Lead): Promise<ClaimResult> {
    return this.#struck('claim', () => super.claim(lead));
  }

  override link(attempt: Attempt): Promise<LinkResult> {
    return this.#struck('link', () => super.link(attempt));
  }

  override save(lead: Lead): Promise<'saved' | 'stale'> {
    return this.#struck('save', () => super.save(lead));
  }

  override get(leadId: string): Promise<Lead | undefined> {
    return this.#struck('get', () => super.get(leadId));
  }

  async #struck<T>(request: FaultyRequest, work: () => Promise<T>): Promise<T> {
    await this.meanwhile(request);
    const fault = this.faults[request].shift();
    if (fault === undefined) return work();
    if (fault === 'late') this.#late.push(work);
    if (fault === 'answer-lost') await work();
    throw new Error(`The request to ${request} failed: ${fault}.`);
  }
}
