import * as z from 'zod';
import { DIAL_MODES } from './controls.ts';
import { OUTCOME_CODES } from './outcome.ts';
import { REPORT_DIMENSIONS } from './reports/report-counter.ts';
import { ROLES } from './roles.ts';

/** The members of a campaign that people write, in the order in which changes are told. */
export const CAMPAIGN_MEMBERS = [
  'name',
  'tier',
  'queueId',
  'routingProfileId',
  'contactFlowId',
  'callerNumber',
  'priority',
  'startsAt',
  'endsAt',
  'shards',
] as const;

/** The members of a lead that people edit. */
export const LEAD_MEMBERS = ['name', 'externalId', 'timezone', 'callWindow', 'attributes'] as const;

export type LeadMember = (typeof LEAD_MEMBERS)[number];

const mode = z.enum(DIAL_MODES);

/**
 * What somebody did, as it is kept for good: a sentence of it is made in whatever language it is told. It holds no number
 * and no name of a lead.
 */
export const deedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('version-published'), version: z.int() }),
  /** The first controls that were stored. */
  z.object({ kind: z.literal('mode-begun'), mode }),
  z.object({ kind: z.literal('mode-changed'), from: mode, to: mode }),
  z.object({ kind: z.literal('emergency-stop'), isOn: z.boolean() }),
  z.object({ kind: z.literal('restored-copy'), isRestored: z.boolean() }),
  z.object({ kind: z.literal('tier-paused'), tier: z.int(), isPaused: z.boolean() }),
  z.object({ kind: z.literal('campaign-paused'), campaignId: z.string(), isPaused: z.boolean() }),
  z.object({ kind: z.literal('test-number-listed'), label: z.string(), isListed: z.boolean() }),
  z.object({ kind: z.literal('test-number-renamed'), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('campaign-added') }),
  /** One member of a campaign: absent is what it has not. The caller number is not told. */
  z.object({
    kind: z.literal('campaign-changed'),
    member: z.enum(CAMPAIGN_MEMBERS).exclude(['callerNumber']),
    from: z.string().exactOptional(),
    to: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('caller-number-changed'), isSet: z.boolean() }),
  z.object({ kind: z.literal('lead-edited'), members: z.array(z.enum(LEAD_MEMBERS)) }),
  z.object({ kind: z.literal('lead-rested'), until: z.string().meta({ format: 'date-time' }) }),
  z.object({ kind: z.literal('lead-called-now') }),
  z.object({ kind: z.literal('lead-opted-out') }),
  z.object({ kind: z.literal('lead-erased') }),
  z.object({ kind: z.literal('review-closed') }),
  z.object({ kind: z.literal('review-called-again') }),
  z.object({ kind: z.literal('review-said'), outcome: z.enum(OUTCOME_CODES) }),
  z.object({ kind: z.literal('person-invited'), role: z.enum(ROLES) }),
  /** Without a role before where they had none. */
  z.object({ kind: z.literal('role-given'), from: z.enum(ROLES).exactOptional(), to: z.enum(ROLES) }),
  z.object({ kind: z.literal('person-switched'), isOn: z.boolean() }),
  z.object({ kind: z.literal('person-invited-again') }),
  /** A change of people after which nobody else would have been an administrator. */
  z.object({ kind: z.literal('person-change-taken-back') }),
  z.object({ kind: z.literal('reports-exported'), by: z.enum(REPORT_DIMENSIONS) }),
  z.object({ kind: z.literal('audit-exported') }),
]);

export type Deed = z.infer<typeof deedSchema>;
