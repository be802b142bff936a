import type { Temporal } from 'temporal-polyfill';
import type { Campaign } from '../../domain/campaign.ts';
import { dueSlot, SLOT_MINUTES } from '../../domain/due-slot.ts';
import type { Lead } from '../../domain/lead.ts';
import type { TimerIndex } from '../ports/timer-index.ts';
import type { SettingsInForce } from '../settings-in-force.ts';
import { openAreas } from './find-due-leads.ts';
import type { Observations } from './observations.ts';

const PAGE = 50;

/** The index may still be about to show a lead that was written a moment ago. */
const INDEX_LAG_SECONDS = 60;

export interface UnobservedSearch {
  readonly timers: TimerIndex;
  readonly observations: Observations;
  readonly clock: () => Temporal.Instant;
}

/**
 * The due leads of a campaign that were not observed for this moment yet, some at a time: promised calls first, then the
 * areas that close soonest, as the dialler would meet them. Observed leads stay due, so where all leads of a slot that is
 * over were seen the next search begins after them: a run costs what is new, not what has gathered.
 *
 * Whoever cannot be observed yet, because an agent is not free, is told by `waits` and comes again.
 */
export async function* findUnobserved(
  search: UnobservedSearch,
  settings: SettingsInForce,
  campaign: Campaign,
  waits: (lead: Lead) => boolean,
): AsyncGenerator<readonly Lead[]> {
  const { timers, observations, clock } = search;
  const now = clock();
  const promised = `promised ${campaign.id}`;
  yield* unobserved(search, promised, isSettled(now), waits, (after) =>
    timers.duePromised(campaign.id, now, PAGE, after),
  );
  const { searched } = observations;
  const { forgotten } = searched;
  for (const { key } of openAreas(settings, campaign, now)) {
    if (searched.isEmpty(campaign.id, key, now)) continue;
    yield* unobserved(search, `${key} ${campaign.id}`, isSlotOver(now), waits, (after) =>
      timers.dueInArea(campaign.id, key, campaign.shards, now, PAGE, after),
    );
    searched.emptied(campaign.id, key, now, forgotten);
  }
}

/** @param isPast whether nothing can fall due before the lead in its place any more. */
async function* unobserved(
  { observations }: UnobservedSearch,
  place: string,
  isPast: (lead: Lead) => boolean,
  waits: (lead: Lead) => boolean,
  ask: (after: Lead | undefined) => Promise<readonly Lead[]>,
): AsyncGenerator<readonly Lead[]> {
  let after = observations.seenUpTo(place);
  let isWhole = true;
  for (;;) {
    const page = await ask(after);
    const fresh = page.filter((lead) => !observations.knows(lead));
    if (fresh.length > 0) yield fresh;
    const last = page.at(-1);
    if (last === undefined) return;
    isWhole &&= !fresh.some((lead) => waits(lead));
    const seen = isWhole ? page.findLast(isPast) : undefined;
    if (seen !== undefined) observations.sawUpTo(place, seen);
    if (page.length < PAGE) return;
    after = last;
  }
}

function isSettled(now: Temporal.Instant): (lead: Lead) => boolean {
  return ({ state }) => state.kind === 'ready' && now.since(state.dueAt).total('seconds') >= INDEX_LAG_SECONDS;
}

function isSlotOver(now: Temporal.Instant): (lead: Lead) => boolean {
  return ({ state }) =>
    state.kind === 'ready' && now.since(dueSlot(state.dueAt)).total('seconds') >= SLOT_MINUTES * 60 + INDEX_LAG_SECONDS;
}
