import * as z from 'zod';
import { DIAL_MODES } from '../../../shared/domain/controls.ts';
import { OUTCOME_CODES } from '../../../shared/domain/outcome.ts';
import { STANDSTILL_CODES } from '../../../shared/domain/standstill.ts';
import { standstillAbout } from './reason-answers.ts';
import { moment, unreadableSettings, version } from './schemas.ts';

const count = z.int().min(0);

const people = z.object({
  free: count.describe('could take a call at once'),
  onCalls: count.describe('talk with somebody'),
});

const live = z.object({
  dialling: count.describe('being started, ringing or talking'),
  wrapping: count.describe('over, and the agent has not said yet what came of it'),
});

/** What a tier did in a time: each figure is a part of the one before, save `advanced` where the tier works several stages. */
const funnelCounts = z.object({
  newLeads: count.describe('called for the first time'),
  called: count.describe('calls placed'),
  answered: count.describe('answered by a person'),
  rightParty: count.describe('answered by the person who was wanted'),
  advanced: count.describe('handed over to selling, sold to, or sold to again'),
  handedOver: count,
  sold: count,
  soldAgain: count.describe('sales to customers'),
  saidStop: count,
});

/** One reason why nothing dials, the weightiest first. */
const standstillReason = z.object({
  code: z.enum(STANDSTILL_CODES),
  sentence: z.string(),
  about: standstillAbout.describe('the same as data; moments in it are texts'),
  campaignIds: z.array(z.string()).describe('whom it keeps; empty when everybody'),
  until: moment.exactOptional().describe('when it ends by itself'),
  leads: count.exactOptional().describe('so many of the leads looked at wait for it'),
});

/** What the company does at the moment, on one page. The same company gives the same answer: it holds no time of day, which stands in `As-Of`. */
export const overviewAnswer = z.object({
  zone: z.string().describe('whose day is today'),
  controls: z.object({
    version,
    mode: z.enum(DIAL_MODES),
    emergencyStop: z.boolean(),
    isRestored: z.boolean(),
    pausedTiers: z.array(z.int()),
    pausedCampaigns: z.array(z.string()),
    sentences: z.array(z.string()),
  }),
  live: live.extend({
    tiers: z.array(
      live.extend({ tier: z.int(), name: z.string(), people: people.exactOptional() }).describe('every tier there is'),
    ),
    campaigns: z.array(live.extend({ campaignId: z.string(), name: z.string(), tier: z.int() })),
    linesAtMost: count.describe('calls that may be in the air at once'),
    people: people
      .extend({ kind: z.literal('counted') })
      .or(z.object({ kind: z.literal('unknown'), why: z.string() }))
      .describe('as the contact centre counted them, at most 15 s before'),
  }),
  standstill: z.object({
    isDialling: z.boolean(),
    reasons: z.array(standstillReason).describe('what keeps campaigns from calling, or from calling more'),
    isAll: z.boolean().describe('false: only some of the leads that wait were looked at'),
  }),
  funnel: z.array(
    z.object({
      tier: z.int(),
      name: z.string(),
      waiting: z.object({ leads: count, isAll: z.boolean() }).describe('leads seen to wait: at least so many'),
      today: funnelCounts,
      last30Days: funnelCounts,
    }),
  ),
  today: z.object({
    day: z.string().meta({ format: 'date' }),
    calls: count,
    answered: count,
    outcomes: z.array(z.object({ outcome: z.enum(OUTCOME_CODES), calls: count })).describe('most calls first'),
  }),
  abandonment: z.object({
    days: z.literal(30),
    limitPercent: z.number(),
    limitFrom: z
      .object({ country: z.string().describe('ISO 3166-1'), regulation: z.string() })
      .describe('whose limit it is, for each campaign'),
    campaigns: z.array(
      z.object({
        campaignId: z.string(),
        name: z.string(),
        abandoned: count,
        answered: count,
        percent: z.number().exactOptional().describe('absent while too few were answered'),
        verdict: z.enum(['within', 'over', 'too-few']),
      }),
    ),
  }),
  unreadable: unreadableSettings.describe('settings that nobody can read'),
});
