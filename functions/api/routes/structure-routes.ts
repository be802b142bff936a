import * as z from 'zod';
import { OUTCOME_CODES } from '../../../shared/domain/outcome.ts';
import { salesStructure } from '../../../shared/domain/sales-structure.ts';
import { STAGES } from '../../../shared/domain/stage.ts';
import type { StructureDocument } from '../../../shared/domain/structure-fields.ts';
import { TRANSITION_CAUSES } from '../../../shared/domain/transitions.ts';
import { transitionsDiagram } from '../../../shared/domain/transitions-diagram.ts';
import { type TransitionOverrides, transitionOverridesSchema } from '../../../shared/domain/transitions-schema.ts';
import { transitionsTable } from '../../../shared/domain/transitions-table.ts';
import { type Route, route } from '../routing/route.ts';
import { published } from './document-outcome.ts';
import { documentRoutes, publishPart } from './document-routes.ts';
import { note, version } from './schemas.ts';
import { structureUseCases } from './structure-use-cases.ts';

const versioned = { of: 'structure' };

const stage = z.enum(STAGES);
const why = z.string();

const whatFollows = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('retry'), as: z.enum(OUTCOME_CODES) }),
  z.object({ kind: z.literal('call-back'), otherwise: z.enum(OUTCOME_CODES) }),
  z.object({ kind: z.literal('same-call-again') }),
  z.object({
    kind: z.literal('advance'),
    to: stage,
    keepsAgent: z.boolean(),
    facts: z.array(z.string()),
    delay: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('minutes'), minutes: z.int() }),
        z.object({ kind: z.literal('days'), days: z.int() }),
      ])
      .exactOptional(),
    promisedMinutes: z.int().exactOptional(),
    urgency: z.enum(['promised', 'normal']).exactOptional(),
  }),
  z.object({
    kind: z.literal('rest'),
    why,
    days: z.union([z.int(), z.enum(['lostSaleRestDays', 'complaintRestDays'])]),
    to: stage,
  }),
  z.object({ kind: z.literal('exhaust') }),
  z.object({ kind: z.literal('next-touch') }),
  z.object({ kind: z.literal('close'), why }),
  z.object({ kind: z.literal('suppress'), why }),
  z.object({ kind: z.literal('review'), why }),
]);

const drawn = {
  diagram: z.string().describe('what follows what, as Mermaid text'),
  rows: z
    .array(
      z.object({
        from: z.enum(STAGES),
        on: z.enum(TRANSITION_CAUSES),
        to: z.enum([...STAGES, 'closed', 'suppressed', 'review']),
        follows: whatFollows,
        words: z.string().describe('what follows, in words'),
        isOwn: z.boolean().describe("the company's own, in place of the default"),
        isFree: z.boolean().describe('whether a company may let something else follow'),
      }),
    )
    .describe('the same, one outcome of one stage a row'),
};

/** Transitions as a drawing would have them. */
export const drawnTransitions = z.object(drawn);

const transitionsAnswer = z.object({
  version,
  overrides: z.array(z.unknown()).describe("the company's own, in place of the defaults"),
  ...drawn,
});

export const STRUCTURE_ROUTES: readonly Route[] = [
  ...documentRoutes({
    id: 'structure',
    name: 'sales structure',
    component: 'SalesStructure',
    useCases: structureUseCases,
  }),
  route({
    id: 'transitions.inForce',
    method: 'GET',
    path: '/structure/transitions',
    role: 'viewer',
    purpose: 'read',
    summary: 'What follows which outcome, stage by stage',
    versioned,
    answer: transitionsAnswer,
    carryOut: async ({ settings }) => {
      const { version: current, document } = (await settings.read()).structure;
      const overrides = document.transitions ?? [];
      const body = { version: current, overrides: [...overrides], ...drawingOf(document, overrides) };
      return { kind: 'answered', body, version: current };
    },
  }),
  route({
    id: 'transitions.draw',
    method: 'POST',
    path: '/structure/transitions/diagram',
    role: 'viewer',
    purpose: 'judge',
    summary: 'The diagram of transitions that are not published yet',
    body: z.strictObject({ transitions: transitionOverridesSchema }),
    answer: drawnTransitions,
    carryOut: async ({ settings }, { body: { transitions } }) => {
      const { document } = (await settings.read()).structure;
      return { kind: 'answered', body: drawingOf(document, transitions) };
    },
  }),
  route({
    id: 'transitions.publish',
    method: 'PUT',
    path: '/structure/transitions',
    role: 'administrator',
    purpose: 'change',
    summary: 'Publish other transitions, and nothing else of the sales structure',
    versioned,
    body: z.strictObject({ transitions: z.array(z.unknown()), note }),
    answer: published,
    carryOut: async (deps, { body, version: startedFrom = 0, caller }) =>
      publishPart(structureUseCases(deps), startedFrom, { author: caller.name, note: body.note }, (document) => ({
        ...document,
        transitions: body.transitions,
      })),
  }),
];

function drawingOf(document: StructureDocument, transitions: TransitionOverrides) {
  const diagram = transitionsDiagram(salesStructure({ ...document, transitions }).transitions);
  const rows = transitionsTable(transitions).map(({ follows, ...row }) => ({
    ...row,
    follows: follows.kind === 'advance' ? { ...follows, facts: [...follows.facts] } : follows,
  }));
  return { diagram, rows };
}
