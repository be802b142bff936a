import type { Temporal } from 'temporal-polyfill';
import { ABANDONMENT_DAYS, type Abandonment, abandonmentOf } from '../../domain/abandonment.ts';
import type { Controls } from '../../domain/controls.ts';
import type { CampaignInForce } from '../../domain/equipment.ts';
import type { Capacity } from '../../domain/explanation.ts';
import type { HolidayCalendar } from '../../domain/holidays.ts';
import type { Lead } from '../../domain/lead.ts';
import type { OutcomeCode } from '../../domain/outcome.ts';
import type { Counts, ReportCounter, ReportDimension } from '../../domain/reports/report-counter.ts';
import { bySubject, total } from '../../domain/reports/report-periods.ts';
import type { Tier } from '../../domain/sales-structure.ts';
import { type StandstillReason, standstillReasons } from '../../domain/standstill.ts';
import type { TierNumber } from '../../domain/tier-number.ts';
import { peopleLeft } from '../dialling/people-left.ts';
import type { PeopleWatch } from '../dialling/people-watch.ts';
import { explanationBy } from '../explain-campaign.ts';
import type { Journal } from '../ports/journal.ts';
import type { ReportLedger } from '../ports/report-ledger.ts';
import type { SettingsRepository, UnreadableSetting } from '../ports/settings-repository.ts';
import type { PendingCalls, TimerHeads, TimerIndex } from '../ports/timer-index.ts';
import { SettingsInForce } from '../settings-in-force.ts';
import { type FunnelCounts, funnelCounts, outcomeCounts } from './funnel-counts.ts';
import { Kept } from './kept.ts';
import { hoursOf, type LookedAt, lookAtLeads } from './look-at-leads.ts';

export interface OverviewDependencies {
  readonly settings: Pick<SettingsRepository, 'read' | 'readControls'>;
  readonly timers: Pick<TimerIndex, 'pending'> & TimerHeads;
  readonly ledger: Pick<ReportLedger, 'counters'>;
  /** Absent where no contact centre can be asked. */
  readonly people?: Pick<PeopleWatch, 'snapshot'>;
  readonly calendar: HolidayCalendar;
  /** Calls that may be in the air at once. */
  readonly callsInAir: number;
  readonly journal: Journal;
  readonly clock: () => Temporal.Instant;
}

export interface LiveCalls {
  readonly dialling: number;
  readonly wrapping: number;
}

export interface PeopleAtWork {
  readonly free: number;
  readonly onCalls: number;
}

export type PeopleKnown =
  | ({ readonly kind: 'counted' } & PeopleAtWork)
  | { readonly kind: 'unknown'; readonly why: string };

export interface CompanyOverview {
  /** When it was so. */
  readonly at: Temporal.Instant;
  readonly controls: Controls;
  readonly live: LiveCalls & {
    readonly tiers: readonly (LiveCalls & {
      readonly tier: TierNumber;
      readonly name: string;
      readonly people?: PeopleAtWork;
    })[];
    readonly campaigns: readonly (LiveCalls & {
      readonly campaignId: string;
      readonly name: string;
      readonly tier: TierNumber;
    })[];
    readonly linesAtMost: number;
    readonly people: PeopleKnown;
  };
  readonly standstill: {
    readonly isDialling: boolean;
    readonly reasons: readonly StandstillReason[];
    /** Whether every lead that is ready was looked at. */
    readonly isAll: boolean;
  };
  readonly funnel: readonly {
    readonly tier: TierNumber;
    readonly name: string;
    /** Leads that were seen to wait: at least so many. */
    readonly waiting: { readonly leads: number; readonly isAll: boolean };
    readonly today: FunnelCounts;
    readonly last30Days: FunnelCounts;
  }[];
  readonly today: {
    readonly day: string;
    readonly calls: number;
    readonly answered: number;
    readonly outcomes: readonly { readonly outcome: OutcomeCode; readonly calls: number }[];
  };
  readonly abandonment: readonly (Abandonment & { readonly campaignId: string; readonly name: string })[];
  readonly unreadable: readonly UnreadableSetting[];
}

/** Counters of days that are over hardly change: late records do it, and may be seen so much later. */
const PAST_DAYS_KEPT_SECONDS = 600;
const LOOK_KEPT_SECONDS = 10;

/** Counters of the last days by dimension. */
interface DaysCounted {
  readonly tier: readonly ReportCounter[];
  readonly campaign: readonly ReportCounter[];
}

/** People by routing profile, or why nobody knows. */
type PeopleCounted =
  | { readonly kind: 'counted'; readonly byProfile: ReadonlyMap<string, PeopleAtWork> }
  | { readonly kind: 'unknown'; readonly why: string };

/**
 * What the company is doing, and why it is not dialling. It sends the same number of requests however many leads there
 * are: settings, switches, open calls and the counters of today each time; at most {@link MOST_LOOKS} to look at the leads
 * that are due first, kept for 10 s; one for people, kept for 15 s; the counters of 30 days, kept for 10 minutes.
 * What is kept serves everybody who asks the same function. Writes nothing.
 */
export class Overview {
  readonly #deps: OverviewDependencies;
  readonly #pastDays: Kept<DaysCounted>;
  readonly #looked: Kept<ReadonlyMap<string, LookedAt>>;

  constructor(deps: OverviewDependencies) {
    this.#deps = deps;
    this.#pastDays = new Kept(PAST_DAYS_KEPT_SECONDS, deps.clock);
    this.#looked = new Kept(LOOK_KEPT_SECONDS, deps.clock);
  }

  /** @param zone by whose days today and the last 30 days are counted. */
  async show(zone: string): Promise<CompanyOverview> {
    const { settings: repository, timers, calendar, callsInAir, clock } = this.#deps;
    const now = clock();
    const [stored, controls, pending, days] = await Promise.all([
      repository.read(),
      repository.readControls(),
      timers.pending(now, 1),
      this.#counted(zone, now),
    ]);
    const settings = new SettingsInForce(stored, calendar, now);
    const [people, looked] = await Promise.all([
      this.#peopleCounted(settings, pending),
      this.#looked.get(planOf(settings), () => lookAtLeads(timers, settings, now)),
    ]);
    const { tiers } = settings.structure;
    const linesFree = callsInAir - pending.dialling.length;
    const standings = settings.campaigns.map((campaign) => {
      const leads = looked.get(campaign.id) ?? { leads: [], isAll: false, isCut: true };
      const capacity = capacityOf(campaign, people, linesFree);
      return {
        campaign,
        hasTier: settings.hasTierOf(campaign),
        hours: hoursOf(settings, campaign, now),
        isCut: leads.isCut,
        looked: explanationBy(settings, controls, campaign, leads, now, capacity),
      };
    });
    return {
      at: now,
      controls,
      live: { ...liveCalls(pending), ...partsOfLive(settings, pending, people), linesAtMost: callsInAir },
      standstill: {
        isDialling: pending.dialling.length > 0,
        reasons: standstillReasons(controls, standings, now),
        isAll: standings.every((one) => one.looked.isAll),
      },
      funnel: tiers.map(({ number: tier, name }) => {
        const own = standings.filter(({ campaign }) => campaign.tier === tier).map((one) => one.looked);
        const of = (counters: readonly ReportCounter[]) =>
          funnelCounts(total(counters.filter(({ subject }) => subject.key === String(tier))));
        return {
          tier,
          name,
          waiting: { leads: own.reduce((sum, { read }) => sum + read, 0), isAll: own.every(({ isAll }) => isAll) },
          today: of(days.today.tier),
          last30Days: of([...days.past.tier, ...days.today.tier]),
        };
      }),
      today: { day: days.day, ...resultsOf(total(days.today.tier)) },
      abandonment: abandonments(settings, [...days.past.campaign, ...days.today.campaign]),
      unreadable: settings.unreadable,
    };
  }

  async #counted(zone: string, now: Temporal.Instant) {
    const today = now.toZonedDateTimeISO(zone).toPlainDate();
    const begin = (daysFromNow: number) => today.add({ days: daysFromNow }).toZonedDateTime(zone).toInstant();
    const day = today.toString();
    const [past, ofToday] = await Promise.all([
      this.#pastDays.get(`${zone} ${day}`, () => this.#counters(begin(1 - ABANDONMENT_DAYS), begin(0))),
      this.#counters(begin(0), begin(1)),
    ]);
    return { day, past, today: ofToday };
  }

  async #counters(from: Temporal.Instant, to: Temporal.Instant): Promise<DaysCounted> {
    const of = (dimension: ReportDimension) => this.#deps.ledger.counters(dimension, { from, to });
    const [tier, campaign] = await Promise.all([of('tier'), of('campaign')]);
    return { tier, campaign };
  }

  async #peopleCounted(settings: SettingsInForce, pending: PendingCalls): Promise<PeopleCounted> {
    const { people, journal } = this.#deps;
    if (people === undefined) return { kind: 'unknown', why: 'No contact centre is connected here.' };
    const profiles = [...new Set(settings.campaigns.flatMap(({ equipment }) => equipment?.routingProfileId ?? []))];
    if (profiles.length === 0) return { kind: 'unknown', why: 'No campaign has a routing profile: it has no people.' };
    try {
      const snapshot = await people.snapshot(profiles);
      const free = peopleLeft(settings, pending, [], snapshot);
      return {
        kind: 'counted',
        byProfile: new Map(
          profiles.map((profile) => {
            const { onContact: onCalls = 0 } = snapshot.byRoutingProfile.get(profile) ?? {};
            return [profile, { free: free.get(profile) ?? 0, onCalls }];
          }),
        ),
      };
    } catch (error) {
      journal.note({ kind: 'work-failed', what: 'people of the overview', error });
      return { kind: 'unknown', why: 'The contact centre did not tell who is at work.' };
    }
  }
}

/** Leads lie elsewhere, or are judged otherwise, once any of this changes. */
function planOf({ versions, campaigns }: SettingsInForce): string {
  const places = campaigns.map(({ id, shards, areas }) => [id, shards, areas.length]);
  return JSON.stringify([versions, places]);
}

function capacityOf({ equipment }: CampaignInForce, people: PeopleCounted, linesFree: number): Capacity | undefined {
  if (people.kind === 'unknown' || equipment === undefined) return undefined;
  return { peopleFree: people.byProfile.get(equipment.routingProfileId)?.free ?? 0, linesFree };
}

function liveCalls({ dialling, wrapping }: PendingCalls, isOwn: (lead: Lead) => boolean = () => true): LiveCalls {
  return { dialling: dialling.filter(isOwn).length, wrapping: wrapping.filter(isOwn).length };
}

function partsOfLive(settings: SettingsInForce, pending: PendingCalls, people: PeopleCounted) {
  const { structure, campaigns } = settings;
  return {
    tiers: structure.tiers.map(({ number: tier, name }) => ({
      tier,
      name,
      ...liveCalls(pending, (lead) => settings.callerOf(lead).tier === tier),
      ...(people.kind === 'counted' && { people: peopleOf(profilesOf(settings, tier), people.byProfile) }),
    })),
    campaigns: campaigns.map(({ id: campaignId, name, tier }) => ({
      campaignId,
      name,
      tier,
      ...liveCalls(pending, (lead) => lead.campaignId === campaignId),
    })),
    people:
      people.kind === 'counted'
        ? { kind: people.kind, ...peopleOf([...people.byProfile.keys()], people.byProfile) }
        : people,
  };
}

function profilesOf({ campaigns }: SettingsInForce, tier: Tier['number']): readonly string[] {
  const own = campaigns.filter((campaign) => campaign.tier === tier);
  return [...new Set(own.flatMap(({ equipment }) => equipment?.routingProfileId ?? []))];
}

function peopleOf(profiles: readonly string[], byProfile: ReadonlyMap<string, PeopleAtWork>): PeopleAtWork {
  const own = profiles.flatMap((profile) => byProfile.get(profile) ?? []);
  return {
    free: own.reduce((sum, { free }) => sum + free, 0),
    onCalls: own.reduce((sum, { onCalls }) => sum + onCalls, 0),
  };
}

function resultsOf(counts: Counts) {
  const { attempts: calls = 0, humans: answered = 0 } = counts;
  return { calls, answered, outcomes: outcomeCounts(counts) };
}

/** Of every campaign that called anybody in these days, and of every one that there is. */
function abandonments({ campaigns }: SettingsInForce, counters: readonly ReportCounter[]) {
  const counted = new Map(bySubject(counters).map(({ name, counts }) => [name, counts]));
  const ids = [...new Set([...campaigns.map(({ id }) => id), ...counted.keys()])];
  return ids.map((campaignId) => ({
    campaignId,
    name: campaigns.find(({ id }) => id === campaignId)?.name ?? campaignId,
    ...abandonmentOf(counted.get(campaignId) ?? {}),
  }));
}
