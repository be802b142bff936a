import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Lead, LeadNumber, Purchases } from '../domain/lead.ts';
import type { Stage } from '../domain/stage.ts';
import type { ListedLead } from './lead-list.ts';
import type { NumberHasher } from './ports/number-hasher.ts';

/** What a good row of a list, or anybody else, tells of a lead. */
export type DescribedLead = Omit<ListedLead, 'line'>;

export interface LeadIntake {
  readonly listId: string;
  /** What tells the lead from all others of its list; the key of its first number when absent. */
  readonly distinction?: string;
  readonly campaignFor: (stage: Stage) => string;
  readonly hasher: NumberHasher;
  readonly now: Temporal.Instant;
}

/**
 * The lead that a good row of a list becomes, as it is before its first write. The same list and first number give the
 * same id, so that loading a list twice adds nobody twice; no number can be read from it. The lead is ready at once:
 * the caller plans when it is really called. A day becomes noon of that day where the lead is, never later than `now`.
 */
export function leadFromListed(listed: DescribedLead, intake: LeadIntake): Lead {
  const numbers: readonly LeadNumber[] = listed.numbers.map(({ e164, area }) => ({
    e164,
    key: intake.hasher.keyOf(e164),
    area,
    badSignals: 0,
  }));
  const lastCalledAt = noonOf(listed.lastContactedOn, listed, intake.now);
  return {
    id: `lead-${shortHash(`${intake.listId}\n${intake.distinction ?? numbers[0]?.key}`)}`,
    generation: 1,
    version: 0,
    listId: intake.listId,
    ...(listed.externalId === undefined ? {} : { externalId: listed.externalId }),
    ...(listed.name === undefined ? {} : { name: listed.name }),
    ...(listed.source === undefined ? {} : { source: listed.source }),
    ...(listed.timezone === undefined ? {} : { timezone: listed.timezone }),
    ...(listed.region === undefined ? {} : { region: listed.region }),
    attributes: attributesOf(listed),
    ...(listed.consent === undefined ? {} : { consent: listed.consent }),
    ...(listed.callWindow === undefined ? {} : { wishes: { callWindow: listed.callWindow } }),
    numbers,
    numberIndex: 0,
    stage: listed.stage,
    campaignId: intake.campaignFor(listed.stage),
    state: { kind: 'ready', dueAt: intake.now, wantedAt: intake.now, urgency: 'normal', purpose: { kind: 'approach' } },
    attemptNumber: 0,
    placed: 0,
    counted: 0,
    countedByOutcome: {},
    countedByNumber: {},
    cycleStartedAt: intake.now,
    recentCalls: [],
    ...(lastCalledAt === undefined ? {} : { lastCalledAt }),
    purchases: purchasesOf(listed, intake.now),
    touches: 0,
  };
}

/** What the company's own records say of earlier calls goes along with the lead's attributes. */
function attributesOf({ attributes, previousOutcome }: DescribedLead): Readonly<Record<string, string>> {
  return previousOutcome === undefined ? attributes : { ...attributes, previous_outcome: previousOutcome };
}

function purchasesOf(listed: DescribedLead, now: Temporal.Instant): Purchases {
  if (listed.lastPurchaseOn === undefined && (listed.orderTotal ?? 0) === 0) return { count: 0, total: 0 };
  const lastAt = noonOf(listed.lastPurchaseOn, listed, now);
  return { count: 1, total: listed.orderTotal ?? 0, ...(lastAt === undefined ? {} : { lastAt }) };
}

function noonOf(
  date: Temporal.PlainDate | undefined,
  listed: DescribedLead,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  const zone = listed.numbers[0]?.area.zones[0];
  if (date === undefined || zone === undefined) return undefined;
  const noon = date.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant();
  return Temporal.Instant.compare(noon, now) > 0 ? now : noon;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
