import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { leadTimeline } from '../../../shared/application/lead-timeline.ts';
import { reviewForm } from '../../../shared/application/review-form.ts';
import { searchLeads } from '../../../shared/application/search-leads.ts';
import { showLead } from '../../../shared/application/show-lead.ts';
import { LEAD_STATUSES } from '../../../shared/domain/lead.ts';
import { OUTCOME_CODES } from '../../../shared/domain/outcome.ts';
import { cursorOf, limitSchema, noPlaceInList } from '../routing/cursor.ts';
import { problem } from '../routing/problem.ts';
import { type Route, route } from '../routing/route.ts';
import {
  explanation,
  explanationBody,
  leadAnswer,
  leadId,
  leadInList,
  leadInListBody,
  shownText,
  stage,
} from './lead-answers.ts';
import { leadOutcome, noLead } from './lead-outcome.ts';
import { numberGiven } from './number-given.ts';
import { campaignId } from './schemas.ts';
import { timelineAnswer, timelineEntryBody } from './timeline-answers.ts';

const versioned = { of: 'lead' };
const params = z.strictObject({ leadId });

const searchCursor = cursorOf(
  z.object({ part: z.string().min(1).max(200), after: z.string().min(1).max(700).exactOptional() }),
);
/** The moment since when a lead waits, and its id. */
const reviewCursor = cursorOf(z.string().regex(/^[\dTZ:.-]{20,30}#.{1,200}$/));
const timelineCursor = cursorOf(z.int().min(0).max(8_640_000_000_000_000));

export const leadsFound = z.object({
  leads: z.array(leadInList).describe('perhaps none, while `next` says that not all were looked at'),
  next: z.string().exactOptional(),
});

/** What is asked of whoever says what came of the call behind a review. */
export const reviewFormAnswer = z.object({
  facts: z
    .array(
      z.object({
        name: z.string(),
        question: z.string().exactOptional().describe('as the script words it'),
        neededFor: z.array(z.enum(OUTCOME_CODES)).describe('outcomes that cannot be said before it is known'),
        known: z.string().exactOptional().describe('it counts where nothing else is said'),
      }),
    )
    .describe('none where no call led to the review, or the lead is in none'),
});

export const reviewsAnswer = z.object({
  leads: z.array(leadInList).describe('`standing` says since when and why each waits, and which call led there'),
  next: z.string().exactOptional(),
});

/** Names and numbers stand in a body, because addresses are written down by whatever they pass. */
const searchBody = z.strictObject({
  number: z
    .string()
    .min(1)
    .max(40)
    .exactOptional()
    .describe('in full: exactly this one')
    .meta({ examples: ['+12025550199'] }),
  externalId: z.string().min(1).max(1_000).exactOptional().describe("the company's own id: exactly this one"),
  name: z.string().min(1).max(200).exactOptional().describe('how the name begins, in any case of letters'),
  status: z.enum(LEAD_STATUSES).exactOptional(),
  stage: stage.exactOptional(),
  campaignId: campaignId.exactOptional(),
  limit: z.int().min(1).max(200).default(50),
  cursor: searchCursor.schema.exactOptional(),
});

export const LEAD_ROUTES: readonly Route[] = [
  route({
    id: 'leads.search',
    method: 'POST',
    path: '/leads/search',
    role: 'viewer',
    purpose: 'judge',
    summary:
      'Leads by number, external id, beginning of the name, status, stage, campaign; a name alone walks over all, five requests at a time',
    body: searchBody,
    answer: leadsFound,
    mostPerMinute: 120,
    carryOut: async (deps, { body: { number, limit, cursor, ...wanted }, caller: { role } }) => {
      const given = number === undefined ? undefined : numberGiven(number);
      if (given?.kind === 'problem') return given;
      const asked = { ...wanted, ...(given !== undefined && { e164: given.e164 }) };
      const found = await searchLeads(deps, asked, { limit, ...(cursor !== undefined && { from: cursor }) });
      if (found.kind === 'no-such-place') {
        return problem('invalid', { kind: 'search-ends-here' }, { faults: [noPlaceInList('body.cursor')] });
      }
      const leads = found.leads.map((lead) => leadInListBody(lead, role));
      const next = found.next === undefined ? undefined : searchCursor.write(found.next);
      return { kind: 'answered', body: { leads, ...(next !== undefined && { next }) } };
    },
  }),
  route({
    id: 'leads.one',
    method: 'GET',
    path: '/leads/{leadId}',
    role: 'viewer',
    purpose: 'read',
    summary: 'One lead: what is known of it, its numbers, where it stands, and why it is called or is not',
    versioned,
    params,
    answer: leadAnswer,
    carryOut: async (deps, { params: { leadId: id }, caller: { role } }) => leadOutcome(deps, id, role),
  }),
  route({
    id: 'leads.timeline',
    method: 'GET',
    path: '/leads/{leadId}/timeline',
    role: 'viewer',
    purpose: 'read',
    summary: 'What happened with a lead, newest first: calls with their decisions and corrections, purchases, cases',
    params,
    query: z.strictObject({ limit: limitSchema(30, 90), cursor: timelineCursor.schema.exactOptional() }),
    answer: timelineAnswer,
    carryOut: async (deps, { params: { leadId: id }, query: { limit, cursor }, caller: { role } }) => {
      const before = cursor === undefined ? {} : { before: Temporal.Instant.fromEpochMilliseconds(cursor) };
      const timeline = await leadTimeline(deps, id, { limit, ...before });
      if (timeline === undefined) return noLead(id);
      const { lead, entries } = timeline;
      const next = timeline.before === undefined ? undefined : timelineCursor.write(timeline.before.epochMilliseconds);
      return {
        kind: 'answered',
        body: {
          entries: entries.map((entry) => timelineEntryBody(entry, lead, role)),
          ...(next !== undefined && { next }),
        },
      };
    },
  }),
  route({
    id: 'leads.explain',
    method: 'GET',
    path: '/leads/{leadId}/explanation',
    role: 'viewer',
    purpose: 'read',
    summary: 'Why a lead is called now or is not, and when it will be',
    params,
    answer: explanation,
    carryOut: async (deps, { params: { leadId: id } }) => {
      const shown = await showLead(deps, id, deps.clock());
      if (shown === undefined) return noLead(id);
      if (shown.explanation === undefined) {
        return problem('hindered', { kind: 'no-campaign-in-tier', tier: shown.tier.number });
      }
      return { kind: 'answered', body: explanationBody(shown.explanation) };
    },
  }),
  route({
    id: 'reviews.list',
    method: 'GET',
    path: '/reviews',
    role: 'viewer',
    purpose: 'read',
    summary: 'Leads that wait for a person, with why, those first that have waited longest',
    query: z.strictObject({ limit: limitSchema(50, 200), cursor: reviewCursor.schema.exactOptional() }),
    answer: reviewsAnswer,
    carryOut: async ({ timers }, { query: { limit, cursor }, caller: { role } }) => {
      const { leads, next } = await timers.reviews(limit, cursor);
      return {
        kind: 'answered',
        body: {
          leads: leads.map((lead) => leadInListBody(lead, role)),
          ...(next !== undefined && { next: reviewCursor.write(next) }),
        },
      };
    },
  }),
  route({
    id: 'reviews.form',
    method: 'GET',
    path: '/leads/{leadId}/review',
    role: 'viewer',
    purpose: 'read',
    summary: 'What the form of the call behind a review asks: facts, with what is known and which outcomes need them',
    params,
    answer: reviewFormAnswer,
    carryOut: async (deps, { params: { leadId: id }, caller: { role } }) => {
      const form = await reviewForm(deps, id, deps.clock());
      if (form === undefined) return noLead(id);
      const facts = form.facts.map(({ known, neededFor, ...fact }) => ({
        ...fact,
        neededFor: [...neededFor],
        ...(known !== undefined && { known: shownText(known, form.lead, role) }),
      }));
      return { kind: 'answered', body: { facts } };
    },
  }),
];
