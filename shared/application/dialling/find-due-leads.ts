import { Temporal } from 'temporal-polyfill';
import type { CallingArea } from '../../domain/calling-area.ts';
import type { Campaign } from '../../domain/campaign.ts';
import type { Lead } from '../../domain/lead.ts';
import type { TimerIndex } from '../ports/timer-index.ts';
import type { SettingsInForce } from '../settings-in-force.ts';
import type { PromisedWatch } from './promised-watch.ts';
import type { AreaAnswer, SearchedAreas } from './searched-areas.ts';

/** Leads asked for at a time beyond those wanted, because a few will have moved on since the index saw them. */
const SPARE = 2;
/** The same of normal calls: for those as well who become free while the answer serves. */
const AHEAD = 12;
const MOST_AT_ONCE = 50;

/** The area that closes first is asked alone, because it often suffices; those after it a few at a time. */
const ASKED_TOGETHER = 8;

export interface LeadSearch {
  readonly timers: TimerIndex;
  readonly promised: PromisedWatch;
  readonly searched: SearchedAreas;
  readonly clock: () => Temporal.Instant;
}

/** The promised calls of a campaign that the index showed first. */
export interface PromisedLeads {
  readonly leads: readonly Lead[];
  /** How many were asked for, and how many are to be asked for at a time. */
  readonly limit: number;
}

/** The first promised calls of a campaign that are due, for so many people. */
export async function findPromised(
  { promised }: Pick<LeadSearch, 'promised'>,
  campaign: Campaign,
  wanted: number,
): Promise<PromisedLeads> {
  const limit = Math.min(MOST_AT_ONCE, wanted + SPARE);
  return { leads: await promised.due(campaign.id, limit), limit };
}

/**
 * The promised calls of a campaign that are due, earliest first, some at a time: past those that the caller leaves where
 * they are, as far as the caller keeps reading. Every lead comes once.
 */
export async function* promisedPages(
  { timers, clock }: Pick<LeadSearch, 'timers' | 'clock'>,
  campaign: Campaign,
  { leads, limit }: PromisedLeads,
): AsyncGenerator<readonly Lead[]> {
  const now = clock();
  let page = leads;
  let asked = limit;
  for (;;) {
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    if (page.length < asked) return;
    asked = MOST_AT_ONCE;
    page = await timers.duePromised(campaign.id, now, asked, last);
  }
}

/**
 * The leads of a campaign whose normal calls are due, by the areas that are open now, those that close soonest first. Asks
 * the index only as far as the caller keeps reading, not again for areas that it found empty, and some seconds long not
 * for leads that it showed and nobody has read.
 *
 * @param wanted how many the caller expects to need
 *
 * Every lead comes once, even when the index, lagging behind, shows it again.
 */
export async function* findDueLeads(
  { timers, searched, clock }: LeadSearch,
  settings: SettingsInForce,
  campaign: Campaign,
  wanted: number,
): AsyncGenerator<Lead> {
  const now = clock();
  const limit = Math.min(MOST_AT_ONCE, wanted + AHEAD);
  const seen = new Set<string>();
  const areas = openAreas(settings, campaign, now).filter(({ key }) => !searched.isEmpty(campaign.id, key, now));
  const ask = async ({ key }: CallingArea): Promise<AreaAnswer> => {
    const asked = { askedAt: now, forgotten: searched.forgotten };
    const leads = await timers.dueInArea(campaign.id, key, campaign.shards, now, limit);
    const answer = { ...asked, leads: [...leads], isWhole: leads.length < limit };
    searched.showed(campaign.id, key, answer);
    return answer;
  };
  const first = async (area: CallingArea) => searched.shown(campaign.id, area.key, now) ?? ask(area);
  for (let start = 0; start < areas.length; start += start === 0 ? 1 : ASKED_TOGETHER) {
    const together = areas.slice(start, start === 0 ? 1 : start + ASKED_TOGETHER);
    const answers = await Promise.all(together.map(first));
    for (const [index, area] of together.entries()) {
      const emptied = yield* unseen(seen, () => ask(area), answers[index]);
      if (emptied !== undefined) searched.emptied(campaign.id, area.key, emptied.askedAt, emptied.forgotten);
    }
  }
}

/**
 * @param answer to the first question, when it has been asked already.
 * @returns the last answer when the caller has seen all there was.
 */
async function* unseen(
  seen: Set<string>,
  ask: () => Promise<AreaAnswer>,
  answer?: AreaAnswer,
): AsyncGenerator<Lead, AreaAnswer | undefined> {
  for (let found = answer ?? (await ask()); ; found = await ask()) {
    const before = seen.size;
    for (let lead = found.leads.shift(); lead !== undefined; lead = found.leads.shift()) {
      if (seen.has(lead.id)) continue;
      seen.add(lead.id);
      yield lead;
    }
    if (found.isWhole) return found;
    if (seen.size === before) return undefined;
  }
}

/** The areas of a campaign in which any stage of its tier may be called now, soonest to close first. */
export function openAreas(
  settings: SettingsInForce,
  campaign: Campaign,
  now: Temporal.Instant,
): readonly CallingArea[] {
  return campaign.areas
    .flatMap((area) => {
      const closesAt = settings.closesAt(campaign, area, now);
      return closesAt === undefined ? [] : [{ area, closesAt }];
    })
    .toSorted((a, b) => Temporal.Instant.compare(a.closesAt, b.closesAt) || (a.area.key < b.area.key ? -1 : 1))
    .map(({ area }) => area);
}
