import type { Temporal } from 'temporal-polyfill';
import type { Campaign } from '../domain/campaign.ts';
import type { Lead, LeadStatus } from '../domain/lead.ts';
import type { Stage } from '../domain/stage.ts';
import { partsOf } from './backlog.ts';
import type { LeadArchive } from './ports/lead-archive.ts';
import type { LeadRepository } from './ports/lead-repository.ts';
import type { NumberHasher } from './ports/number-hasher.ts';
import type { SettingsRepository } from './ports/settings-repository.ts';
import type { BacklogPart, LeadsPage, TimerBacklog, TimerIndex } from './ports/timer-index.ts';

export interface SearchDependencies {
  readonly leads: Pick<LeadRepository, 'leadWithNumber' | 'leadWithExternalId'>;
  readonly archive: Pick<LeadArchive, 'walk'>;
  readonly timers: TimerBacklog & Pick<TimerIndex, 'pending'>;
  readonly settings: Pick<SettingsRepository, 'read'>;
  readonly hasher: () => Promise<NumberHasher>;
  readonly clock: () => Temporal.Instant;
}

/** All that is named has to be so; a name begins with the text given, in any case of letters. */
export interface WantedLeads {
  /** In full. */
  readonly e164?: string;
  readonly externalId?: string;
  readonly name?: string;
  readonly status?: LeadStatus;
  readonly stage?: Stage;
  readonly campaignId?: string;
}

/** Where a search goes on. */
export interface SearchPlace {
  /** One of the places that the search walks through. */
  readonly part: string;
  readonly after?: string;
}

export type FoundLeads =
  | {
      readonly kind: 'found';
      /** Perhaps none while others follow. */
      readonly leads: readonly Lead[];
      /** Absent when all were looked at. */
      readonly next?: SearchPlace;
    }
  /** The place is none of this search. */
  | { readonly kind: 'no-such-place' };

/** Requests of one search at most; then whoever searches is told how to go on. */
export const MOST_REQUESTS = 5;
/** Leads of the index that one request looks at, where most of them will not do. */
const LOOKED_AT = 500;

/**
 * Leads by what is known of them. What it costs depends on what is asked:
 *
 * - a number or an external id: two or three requests, whatever the number of leads;
 * - leads that wait, rest or are in a call: the index of timers, which holds only those; of ready ones a campaign's own
 *   part of it;
 * - all else, a name alone among it: a walk over the whole table, a request and 128 read units for each MB of it, because
 *   nobody calls by name and an index of names would be names in keys. {@link MOST_REQUESTS} requests are made and what
 *   they found is answered, perhaps nobody, with the place to go on from.
 *
 * The index is seen as it was a moment ago. A page that looks for more than a status ends with all that its last request
 * found, which may be more than `limit`.
 */
export async function searchLeads(
  deps: SearchDependencies,
  wanted: WantedLeads,
  { limit, from }: { readonly limit: number; readonly from?: SearchPlace },
): Promise<FoundLeads> {
  const { e164, externalId } = wanted;
  if (e164 !== undefined || externalId !== undefined) {
    const lead =
      e164 === undefined
        ? await deps.leads.leadWithExternalId(externalId ?? '')
        : await deps.leads.leadWithNumber((await deps.hasher()).keyOf(e164));
    return { kind: 'found', leads: lead !== undefined && isWanted(lead, wanted) ? [lead] : [] };
  }
  const walks = await walksFor(deps, wanted);
  const first = from === undefined ? 0 : walks.findIndex(({ part }) => part >= from.part);
  const resumed = walks[first];
  if (resumed === undefined) return { kind: 'found', leads: [] };
  try {
    return await walked(walks.slice(first), wanted, limit, resumed.part === from?.part ? from.after : undefined);
  } catch (error) {
    if (error instanceof RangeError && from !== undefined) return { kind: 'no-such-place' };
    throw error;
  }
}

async function walked(
  walks: readonly Walk[],
  wanted: WantedLeads,
  limit: number,
  resumedAfter: string | undefined,
): Promise<FoundLeads> {
  const found = new Map<string, Lead>();
  let requests = 0;
  let after = resumedAfter;
  for (const { part, page } of walks) {
    do {
      if (found.size >= limit || requests === MOST_REQUESTS) {
        return { kind: 'found', leads: [...found.values()], next: { part, ...(after !== undefined && { after }) } };
      }
      const isPicky = wanted.name !== undefined || wanted.stage !== undefined || wanted.campaignId !== undefined;
      const { leads, next } = await page(isPicky ? LOOKED_AT : limit - found.size, after);
      requests += 1;
      for (const lead of leads) if (isWanted(lead, wanted)) found.set(lead.id, lead);
      after = next;
    } while (after !== undefined);
  }
  return { kind: 'found', leads: [...found.values()] };
}

interface Walk {
  /** Sorts as the walks are made. */
  readonly part: string;
  readonly page: (limit: number, after?: string) => Promise<LeadsPage>;
}

async function walksFor(deps: SearchDependencies, wanted: WantedLeads): Promise<readonly Walk[]> {
  const { timers, archive, clock } = deps;
  const { status, stage, campaignId } = wanted;
  switch (status) {
    case 'ready': {
      const { campaigns } = await deps.settings.read();
      return readyWalks(timers, campaignId === undefined ? campaigns : campaigns.filter(({ id }) => id === campaignId));
    }
    case 'resting':
      return [{ part: status, page: (limit, after) => timers.rests(limit, after) }];
    case 'dialling':
    case 'wrapping':
      return [{ part: status, page: async () => ({ leads: (await timers.pending(clock(), 1))[status] }) }];
    default: {
      const only = {
        ...(status !== undefined && { status }),
        ...(stage !== undefined && { stage }),
        ...(campaignId !== undefined && { campaignId }),
      };
      return [{ part: 'all', page: (_, after) => archive.walk(only, after) }];
    }
  }
}

function readyWalks(timers: TimerBacklog, campaigns: readonly Campaign[]): readonly Walk[] {
  return campaigns
    .flatMap(partsOf)
    .map((part): Walk => ({ part: nameOf(part), page: (limit, after) => timers.backlog(part, limit, after) }))
    .toSorted((one, other) => (one.part < other.part ? -1 : 1));
}

function nameOf(part: BacklogPart): string {
  return part.kind === 'promised' ? `${part.campaignId} promised` : `${part.campaignId} ${part.areaKey}`;
}

function isWanted(lead: Lead, { e164, externalId, name, status, stage, campaignId }: WantedLeads): boolean {
  return (
    (e164 === undefined || lead.numbers.some((number) => number.e164 === e164)) &&
    (externalId === undefined || lead.externalId === externalId) &&
    (name === undefined || folded(lead.name ?? '').startsWith(folded(name))) &&
    (status === undefined || lead.state.kind === status) &&
    (stage === undefined || lead.stage === stage) &&
    (campaignId === undefined || lead.campaignId === campaignId)
  );
}

/** Capitals, and letters that are written in two ways, make no difference. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}
