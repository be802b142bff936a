import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { dispositionFrom } from '../../../shared/adapters/events/disposition-form.ts';
import { callLeadNow } from '../../../shared/application/call-lead-now.ts';
import { editLead } from '../../../shared/application/edit-lead.ts';
import { erasePerson } from '../../../shared/application/erase-person.ts';
import { optOut } from '../../../shared/application/opt-out.ts';
import { restLead } from '../../../shared/application/rest-lead.ts';
import { SettingsCache } from '../../../shared/application/settings-in-force.ts';
import { sayReview, settleReview } from '../../../shared/application/settle-review.ts';
import { params as faultParams } from '../../../shared/domain/findings/written-fault.ts';
import { OUTCOME_CODES } from '../../../shared/domain/outcome.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import type { Caller } from '../routing/caller.ts';
import { problem } from '../routing/problem.ts';
import { type Route, route } from '../routing/route.ts';
import { leadAnswer, leadId } from './lead-answers.ts';
import { changedOutcome, leadOutcome, noLead, notChanged } from './lead-outcome.ts';
import { clockBody, closingBody, toldReasonBody } from './reason-answers.ts';
import { momentOf, note, noteBody, timeOfDay } from './schemas.ts';

const versioned = { of: 'lead' };
/** Whoever says stop is heard, whatever was seen of them. */
const STOPPING = { of: 'lead', ifMatch: 'optional' } as const;
const params = z.strictObject({ leadId });

/** How a form tells a fact from its other fields. */
const FACT_FIELD = /^fact_/;

const momentGiven = z
  .string()
  .max(40)
  .meta({ format: 'date-time', examples: ['2026-03-02T08:00:00Z'] })
  .transform((text, context) => {
    try {
      return Temporal.Instant.from(text);
    } catch {
      const message = 'is no moment: write it like 2026-03-02T08:00:00Z';
      context.addIssue({ code: 'custom', message, ...faultParams({ kind: 'no-moment' }) });
      return z.NEVER;
    }
  });

function line(longest: number) {
  return z
    .string()
    .min(1)
    .max(longest)
    .refine((text) => text.trim() === text && !/\p{Cc}/u.test(text), {
      error: 'is one line without spaces around it',
      ...faultParams({ kind: 'no-one-line' }),
    });
}

/** Only these members of a lead can be changed; null takes away, what is left out stays. */
const patchBody = z.strictObject({
  name: line(200)
    .nullable()
    .exactOptional()
    .meta({ examples: ['Ada Lovelace'] }),
  externalId: line(200)
    .nullable()
    .exactOptional()
    .meta({ examples: ['crm-7'] }),
  timezone: z
    .string()
    .max(64)
    .nullable()
    .exactOptional()
    .meta({ examples: ['America/Chicago'] }),
  callWindow: z
    .strictObject({ start: timeOfDay, end: timeOfDay })
    .refine(({ start, end }) => start !== end, {
      error: 'starts when it ends',
      ...faultParams({ kind: 'ends-at-start' }),
    })
    .nullable()
    .exactOptional()
    .meta({ examples: [{ start: '17:00', end: '20:00' }] })
    .describe('when they ask to be called, by their own clock; one that ends before it starts runs over midnight'),
  attributes: z
    .record(line(100), z.string().max(1_000).nullable())
    .exactOptional()
    .meta({ examples: [{ city: 'Chicago' }] })
    .describe('those that are named'),
  note,
});

const said = z.strictObject({
  disposition: z.enum(OUTCOME_CODES),
  orderValue: z.int().min(0).max(999_999_999).exactOptional().describe('whole units of money; with a sale'),
  orderId: z.string().max(64).exactOptional(),
  callbackAt: z
    .string()
    .max(40)
    .exactOptional()
    .meta({ examples: ['2026-01-08T15:00'] })
    .describe("with callback-requested: with its offset, or as the customer's own clock shows it"),
  callbackWith: z.enum(['same-agent', 'anyone']).exactOptional(),
  objection: z.string().max(40).exactOptional(),
  facts: z
    .record(z.string().max(40), z.string().max(500))
    .exactOptional()
    .meta({ examples: [{ budget: '1000' }] }),
  note: z.string().max(1_000).exactOptional().describe('for whoever calls next'),
});

export const LEAD_CHANGE_ROUTES: readonly Route[] = [
  route({
    id: 'leads.callNow',
    method: 'POST',
    path: '/leads/{leadId}/call-now',
    role: 'supervisor',
    purpose: 'change',
    summary:
      'Make a lead due at once where the rules allow its call; else say what stands in the way and when it could be',
    versioned,
    params,
    body: noteBody,
    answer: leadAnswer,
    carryOut: async (deps, { params: { leadId: id }, body, version, caller }) => {
      const result = await callLeadNow({ ...changing(deps), controls: deps.settings }, id, by(caller, body, version));
      if (result.kind === 'due') return leadOutcome(deps, id, caller.role);
      if (result.kind !== 'not-now') return notChanged(deps, id, result);
      const { verdict, reasons, clock, closing, next, sentences } = result.explanation;
      return problem('hindered', {
        kind: 'not-callable-now',
        ...(verdict === 'later' && next !== undefined && { next: momentOf(next.at) }),
        sentences: [...sentences],
        reasons: reasons.map(toldReasonBody),
        clock: clockBody(clock),
        closing: closing.map(closingBody),
      });
    },
  }),
  route({
    id: 'leads.rest',
    method: 'POST',
    path: '/leads/{leadId}/rest',
    role: 'supervisor',
    purpose: 'change',
    summary: 'Let a lead rest until a moment; then it is called from the beginning of its plan',
    versioned,
    params,
    body: z.strictObject({ until: momentGiven, note }),
    answer: leadAnswer,
    carryOut: async (deps, { params: { leadId: id }, body, version, caller }) => {
      const result = await restLead(changing(deps), id, body.until, by(caller, body, version));
      return changedOutcome(deps, id, result, caller.role);
    },
  }),
  route({
    id: 'leads.optOut',
    method: 'POST',
    path: '/leads/{leadId}/opt-out',
    role: 'supervisor',
    purpose: 'change',
    summary: 'They said stop: all their numbers are suppressed for good, and a call in the air is ended',
    versioned: STOPPING,
    params,
    body: noteBody,
    answer: leadAnswer,
    carryOut: async (deps, { params: { leadId: id }, body, caller }) => {
      if ((await deps.leads.get(id)) === undefined) return noLead(id);
      const signed = { at: deps.clock(), author: caller.name, note: body.note };
      const entry = { ...signed, subject: 'lead', id, deeds: [{ kind: 'lead-opted-out' }] } as const;
      await deps.audit.record(entry);
      await optOut({ ...changing(deps), leads: deps.edits.signedAs(entry) }, id, undefined);
      return leadOutcome(deps, id, caller.role);
    },
  }),
  route({
    id: 'leads.edit',
    method: 'PATCH',
    path: '/leads/{leadId}',
    role: 'administrator',
    purpose: 'change',
    summary: 'Change what is known of a lead: name, external id, time zone, hours asked for, attributes',
    versioned,
    params,
    body: patchBody,
    answer: leadAnswer,
    carryOut: async (deps, { params: { leadId: id }, body, version, caller }) => {
      const { note: _, ...patch } = body;
      const result = await editLead(changing(deps), id, patch, by(caller, body, version));
      return changedOutcome(deps, id, result, caller.role);
    },
  }),
  route({
    id: 'reviews.say',
    method: 'POST',
    path: '/leads/{leadId}/review/disposition',
    role: 'supervisor',
    purpose: 'change',
    summary: 'Say what came of the call that led a lead into review, as its agent would have',
    versioned,
    params,
    body: z.strictObject({ said, note }),
    answer: leadAnswer,
    carryOut: async (deps, { params: { leadId: id }, body, version, caller }) => {
      const { facts = {}, orderValue, ...texts } = body.said;
      const form = {
        ...texts,
        ...(orderValue !== undefined && { orderValue: String(orderValue) }),
        ...Object.fromEntries(Object.entries(facts).map(([name, text]) => [`fact_${name}`, text])),
      };
      const given = dispositionFrom(form, deps.clock());
      if (given.kind === 'malformed') {
        const faults = given.faults.map(({ field, message, fault }) => ({
          path: `body.said.${field.replace(FACT_FIELD, 'facts.')}`,
          message,
          finding: { of: 'writing' as const, fault, remedy: { kind: 'as-said' as const } },
        }));
        return problem('invalid', { kind: 'said-malformed' }, { faults });
      }
      const result = await sayReview(changing(deps), id, given.fact, by(caller, body, version));
      return result.kind === 'settled' ? leadOutcome(deps, id, caller.role) : notChanged(deps, id, result);
    },
  }),
  route({
    id: 'reviews.settle',
    method: 'POST',
    path: '/leads/{leadId}/review/decision',
    role: 'supervisor',
    purpose: 'change',
    summary: 'Take a lead out of review: called again, now or from a moment on, or closed',
    versioned,
    params,
    body: z.strictObject({
      decision: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('call-again'), at: momentGiven.exactOptional() }),
        z.strictObject({ kind: z.literal('close'), why: z.enum(['not-interested', 'not-qualified']) }),
      ]),
      note,
    }),
    answer: leadAnswer,
    carryOut: async (deps, { params: { leadId: id }, body, version, caller }) => {
      const result = await settleReview(changing(deps), id, body.decision, by(caller, body, version));
      return changedOutcome(deps, id, result, caller.role);
    },
  }),
  route({
    id: 'leads.erase',
    method: 'POST',
    path: '/leads/{leadId}/erase',
    role: 'administrator',
    purpose: 'change',
    summary:
      'Erase a person who demands it: numbers stay suppressed by their hashes, all that tells who it was is gone',
    versioned: STOPPING,
    params,
    body: z.strictObject({
      confirmation: z.literal('erase').describe('has to be there: nobody can bring the person back'),
      note,
    }),
    answer: z.object({ leadId: z.string(), calls: z.int().describe('calls of theirs that were cleaned') }),
    carryOut: async (deps, { params: { leadId: id }, body, caller }) => {
      const result = await erasePerson(deps, id, { author: caller.name, note: body.note });
      switch (result.kind) {
        case 'erased':
          return { kind: 'answered', body: { leadId: id, calls: result.calls } };
        case 'missing':
          return noLead(id);
        case 'in-a-call':
          return problem('hindered', { kind: 'person-in-a-call' });
      }
    },
  }),
];

/** Settings are read once, and anew for this request: whoever changed a rule a moment ago meets it. */
function changing(deps: ApiDependencies) {
  return { ...deps, settings: new SettingsCache(deps.settings, deps.calendar, deps.clock) };
}

function by({ name: author }: Caller, { note: why }: { readonly note: string }, version = 0) {
  return { author, note: why, version };
}
