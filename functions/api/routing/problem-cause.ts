import * as z from 'zod';
import { DOCUMENT_NAMES } from '../../../shared/domain/document-name.ts';
import type { ExplanationClosing } from '../../../shared/domain/explanation-closing.ts';
import type { Unreadable } from '../../../shared/domain/findings/finding.ts';
import { LEAD_STATUSES } from '../../../shared/domain/lead.ts';
import { leadRefusalSchema } from '../../../shared/domain/lead-refusal.ts';
import type { LeadClock, ToldReason } from '../../../shared/domain/reason-about.ts';
import { ROLES } from '../../../shared/domain/roles.ts';

const moment = z.string().meta({ format: 'date-time', examples: ['2026-03-02T08:00:00Z'] });
const document = z.enum(DOCUMENT_NAMES);
const version = z.int();
const role = z.enum(ROLES);
/** Absent where nobody knows who it was. */
const author = z.string().exactOptional();
/** Of something that is stored and cannot be read. */
const why = z.custom<Unreadable>();

/** What came of a request before anything was done about it. */
const ofRequest = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum([
      'unexpected',
      'no-token',
      'no-role',
      'nothing-served',
      'under-way',
      'key-of-other-request',
      'people-busy',
      'body-of-other-type',
      'body-no-json',
      'wrong-fields',
    ]),
  }),
  z.object({ kind: z.literal('other-methods'), methods: z.array(z.string()) }),
  z.object({ kind: z.literal('other-role'), needed: role, yours: role }),
  z.object({ kind: z.literal('key-malformed'), characters: z.int() }),
  z.object({ kind: z.literal('too-often'), mostPerMinute: z.int() }),
  z.object({ kind: z.literal('body-too-long'), bytes: z.int() }),
  z.object({ kind: z.literal('body-too-deep'), levels: z.int() }),
  z.object({ kind: z.enum(['no-if-match', 'if-match-of-nothing']), example: z.string() }),
]);

const ofLeads = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['number-unclear', 'search-ends-here', 'said-malformed', 'person-in-a-call']) }),
  z.object({ kind: z.enum(['no-such-lead', 'lead-keeps-changing']), id: z.string() }),
  z.object({ kind: z.literal('lead-overtaken'), author, state: z.enum(LEAD_STATUSES) }),
  z.object({ kind: z.literal('no-campaign-in-tier'), tier: z.int() }),
  z.object({
    kind: z.literal('not-callable-now'),
    next: moment.exactOptional().describe('when it can be called, if nobody does anything'),
    sentences: z.array(z.string()).describe('why not, in English'),
    reasons: z
      .array(z.custom<ToldReason<string>>())
      .describe('what stands in the way, as data; `about.kind` is its code'),
    clock: z.custom<LeadClock<string>>().describe('by which it is told'),
    closing: z.array(z.custom<ExplanationClosing<string>>()).describe('what follows the reasons'),
  }),
  leadRefusalSchema,
]);

const ofPeople = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum([
      'no-such-person',
      'oneself',
      'last-administrator',
      'by-company-sign-in',
      'switched-off',
      'signed-in-already',
      'login-there-already',
      'letters-used-up',
      'address-refused',
    ]),
  }),
  z.object({ kind: z.literal('person-overtaken'), author }),
]);

const ofCompany = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum([
      'live-unconfirmed',
      'not-ready-to-go-live',
      'label-refused',
      'campaign-wrong',
      'campaign-gone',
      'campaign-there-already',
      'figures-unusable',
    ]),
  }),
  z.object({ kind: z.enum(['controls-overtaken', 'campaign-overtaken']), author }),
  z.object({ kind: z.literal('test-numbers-full'), most: z.int() }),
  z.object({ kind: z.literal('campaign-unreadable'), why }),
  z.object({
    kind: z.literal('no-such-campaign'),
    id: z.string(),
    known: z.array(z.string()).exactOptional().describe('ids of those there are'),
  }),
  z.object({ kind: z.literal('no-such-script'), id: z.string() }),
  z.object({ kind: z.literal('report-days'), most: z.int() }),
]);

const ofDocuments = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rules-wrong') }),
  z.object({ kind: z.literal('document-overtaken'), document, author: z.string(), version, at: moment, from: version }),
  z.object({ kind: z.literal('overtaken-by-unreadable'), version, why }),
  z.object({ kind: z.literal('no-such-version'), document, version }),
  z.object({ kind: z.literal('version-unreadable'), why }),
  z.object({ kind: z.literal('no-way-back'), document, version, why }),
  z.object({ kind: z.enum(['document-refused', 'version-not-in-force']), document }),
]);

/** Why an answer is none, as data: sentences are made of it in whatever language it is told. */
export const problemCauseSchema = z.discriminatedUnion('kind', [ofRequest, ofLeads, ofPeople, ofCompany, ofDocuments]);

export type ProblemCause = z.infer<typeof problemCauseSchema>;
