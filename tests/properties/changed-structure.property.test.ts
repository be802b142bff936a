import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialDueLeads } from '../../shared/application/dialling/dial-due-leads.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import {
  type SalesStructureKind,
  salesStructure,
  tierHolding,
  USUAL_STRUCTURES,
} from '../../shared/domain/sales-structure.ts';
import { STAGES, type Stage } from '../../shared/domain/stage.ts';
import { aStructurePublication } from '../support/a-publication.ts';
import { aLead, aNumber, aReadyState, NOON } from '../support/lead-builders.ts';
import { aDiallingBench, type DiallingBench } from '../support/scripted-telephony.ts';

type Step =
  | { readonly kind: 'divide'; readonly into: SalesStructureKind }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'run' };

const aStep: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom('one', 'two', 'three').map((into) => ({ kind: 'divide', into }) as const),
  fc.integer({ min: 1, max: 150 }).map((seconds) => ({ kind: 'wait', seconds }) as const),
  fc.constant({ kind: 'run' } as const),
);

const aWaitingLead = fc.record({
  stage: fc.constantFrom(...STAGES),
  dueInMinutes: fc.integer({ min: -30, max: 30 }),
  urgency: fc.constantFrom('promised', 'normal'),
});

/** A start is sent at most 65 s after the settings behind it were read. */
const OLD_SECONDS = 65;

async function carryOut(
  bench: DiallingBench,
  step: Step,
  kinds: { readonly at: number; readonly kind: SalesStructureKind }[],
) {
  switch (step.kind) {
    case 'divide': {
      const { version } = (await bench.settings.read()).structure;
      const document = USUAL_STRUCTURES[step.into];
      const at = bench.clock.now;
      await bench.settings.structures.publish(aStructurePublication(document, { expectedVersion: version, at }));
      kinds.push({ at: at.epochMilliseconds, kind: step.into });
      break;
    }
    case 'wait':
      bench.clock.now = bench.clock.now.add({ seconds: step.seconds });
      break;
    case 'run':
      await dialDueLeads(bench.deps, []);
  }
}

describe('whenever a company is divided otherwise', () => {
  it('every lead waits where the tier that holds its stage dials it, and no other tier has called it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aWaitingLead, { minLength: 1, maxLength: 8 }),
        fc.array(aStep, { maxLength: 14 }),
        async (waiting, steps) => {
          const bench = await aDiallingBench();
          for (const tier of [1, 2, 3]) bench.board.counts.set(`profile-${tier}`, { available: 1, onContact: 0 });
          for (const [index, { stage, dueInMinutes, urgency }] of waiting.entries()) {
            const dueAt = NOON.add({ minutes: dueInMinutes });
            const campaignId = `campaign-${STAGES.indexOf(stage) + 1}`;
            const state = aReadyState({ dueAt, wantedAt: dueAt, urgency });
            const id = `lead-${index}`;
            await bench.stored(aLead({ id, stage, campaignId, numbers: [aNumber({ key: id })], state }));
          }
          const kinds: { at: number; kind: SalesStructureKind }[] = [{ at: 0, kind: 'three' }];
          const started: { readonly at: number; readonly stage: Stage; readonly queueId: string }[] = [];
          for (const step of [
            ...steps,
            { kind: 'wait', seconds: 121 } as const,
            { kind: 'run' } as const,
            { kind: 'run' } as const,
          ]) {
            const before = bench.telephony.started.length;
            await carryOut(bench, step, kinds);
            for (const { attributes, queueId } of bench.telephony.started.slice(before)) {
              const stage = STAGES.find((each) => each === attributes['tierline_stage']) ?? 'prospecting';
              started.push({ at: bench.clock.now.epochMilliseconds, stage, queueId });
            }
          }

          const last = salesStructure(USUAL_STRUCTURES[kinds.at(-1)?.kind ?? 'three']);
          const waits = bench.leads.stored.filter(({ state }) => state.kind === 'ready');
          expect(waits.map(whereOf)).toEqual(
            waits.map((lead) => whereOf({ ...lead, campaignId: `campaign-${tierHolding(last, lead.stage).number}` })),
          );
          expect(bench.leads.stored).toHaveLength(waiting.length);
          for (const { at, stage, queueId } of started) {
            const possible = kinds
              .filter(
                (kind, index) =>
                  kind.at <= at && (kinds[index + 1]?.at ?? Number.POSITIVE_INFINITY) > at - OLD_SECONDS * 1_000,
              )
              .map(({ kind }) => `queue-${tierHolding(salesStructure(USUAL_STRUCTURES[kind]), stage).number}`);
            expect(possible).toContain(queueId);
          }
          expect(bench.noted.filter(({ kind }) => kind === 'work-failed')).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });
});

function whereOf({ id, campaignId, stage }: Pick<Lead, 'id' | 'campaignId' | 'stage'>) {
  return { id, campaignId, stage };
}
