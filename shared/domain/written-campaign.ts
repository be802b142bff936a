import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { Campaign } from './campaign.ts';
import { companyFinding, writtenFinding } from './findings/found.ts';
import { faultOfIssue, params, type WrittenFault } from './findings/written-fault.ts';
import { WRITTEN_FORMS } from './findings/written-forms.ts';
import { isRecord, problemFrom, type RulesFinding, type RulesProblem, valueAt } from './rules-problem.ts';

/** A campaign as somebody writes it down: what it does not name it has not. */
export type WrittenCampaign = Omit<Campaign, 'areas'>;

export type ReadCampaigns =
  | { readonly kind: 'campaigns'; readonly campaigns: readonly WrittenCampaign[] }
  | { readonly kind: 'invalid'; readonly problems: readonly RulesProblem[] };

const MOST_SHARDS = 64;
const PRIORITY_AT_FIRST = 50;

const connectId = z.uuid({ error: 'must be an id of Connect, such as 10000000-0000-4000-8000-000000000001' });
const moment = z.string({ error: 'must be a moment like 2026-01-05T15:00:00Z' }).transform((text, context) => {
  try {
    return Temporal.Instant.from(text);
  } catch {
    const message = 'must be a moment like 2026-01-05T15:00:00Z';
    context.addIssue({ code: 'custom', message, ...params({ kind: 'no-moment' }) });
    return z.NEVER;
  }
});

/** The fields of a campaign as somebody writes them down. */
export const writtenCampaignSchema = z.strictObject({
  id: z
    .string({ error: 'must be given' })
    .regex(WRITTEN_FORMS['campaign-id'], { error: 'must be 1 to 60 small letters, digits and dashes' }),
  name: z.string({ error: 'must be a text' }).min(1, { error: 'must not be empty' }).exactOptional(),
  tier: z.literal([1, 2, 3], { error: 'must be 1, 2 or 3' }),
  priority: z
    .int({ error: 'must be a whole number' })
    .min(1, { error: 'must be 1 to 999; 1 is served first' })
    .max(999, { error: 'must be 1 to 999; 1 is served first' })
    .default(PRIORITY_AT_FIRST),
  shards: z
    .int({ error: 'must be a whole number' })
    .min(1, { error: `must be 1 to ${MOST_SHARDS}` })
    .max(MOST_SHARDS, { error: `must be 1 to ${MOST_SHARDS}` })
    .default(1),
  queueId: connectId.exactOptional(),
  routingProfileId: connectId.exactOptional(),
  contactFlowId: connectId.exactOptional(),
  callerNumber: z
    .string()
    .regex(WRITTEN_FORMS['phone-number'], { error: 'must be a number in international form, such as +12025550100' })
    .exactOptional(),
  startsAt: moment.exactOptional(),
  endsAt: moment.exactOptional(),
});

/** One campaign, or a list of them; everything that is wrong is told at once. */
export function readCampaigns(json: unknown): ReadCampaigns {
  const all: readonly unknown[] = Array.isArray(json) ? json : [json];
  const campaigns: WrittenCampaign[] = [];
  const problems: RulesProblem[] = [];
  for (const [index, one] of all.entries()) {
    const at = Array.isArray(json) ? [index] : [];
    const parsed = writtenCampaignSchema.safeParse(one);
    if (parsed.success) {
      const { name = parsed.data.id, ...rest } = parsed.data;
      campaigns.push({ ...rest, name });
      if (isEmptyTime(rest)) {
        const ends = companyFinding([...at, 'endsAt'], { kind: 'ends-before-start' });
        problems.push(problemFrom(ends, documentOf(json)));
      }
      continue;
    }
    for (const issue of parsed.error.issues) {
      const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
      for (const key of unknown) {
        const path = [...at, ...issue.path, ...(key === undefined ? [] : [key])];
        const message = key === undefined ? issue.message : 'unknown field';
        const fault = faultOfIssue(issue, key === undefined && valueAt(path, json) === undefined);
        problems.push(problemFrom(campaignFinding(path, message, fault), documentOf(json)));
      }
    }
  }
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'campaigns', campaigns };
}

function isEmptyTime({ startsAt, endsAt }: Pick<WrittenCampaign, 'startsAt' | 'endsAt'>): boolean {
  return startsAt !== undefined && endsAt !== undefined && Temporal.Instant.compare(startsAt, endsAt) >= 0;
}

function campaignFinding(path: readonly PropertyKey[], message: string, fault: WrittenFault): RulesFinding {
  const mend = 'mend it there; docs/admin-guide.md names every field';
  return writtenFinding(path.length === 0 ? ['campaign'] : path, { message, mend }, fault, { kind: 'campaign' });
}

function documentOf(json: unknown): unknown {
  return isRecord(json) || Array.isArray(json) ? json : {};
}
