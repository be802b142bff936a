import type { Temporal } from 'temporal-polyfill';
import type { Attempt, AttemptFacts } from '../attempt.ts';
import type { OutcomeCode } from '../outcome.ts';
import { accountOf } from '../outcome-from-facts.ts';
import type { TierNumber } from '../sales-structure.ts';

/** Where a call's recordings lie, with what came of the call: so that good and bad ones can be picked to learn from. */
export interface TrainingRecording {
  readonly tier: TierNumber;
  readonly campaignId: string;
  readonly contactId: string;
  readonly startedAt: Temporal.Instant;
  readonly outcome: OutcomeCode;
  readonly agentId?: string;
  /** As Connect names them; one for each leg that was recorded, in the order of the legs' contacts. */
  readonly locations: readonly [string, ...string[]];
}

/** The recordings of a decided call; undefined when it is not decided or no recording of it is known. */
export function trainingRecording({ contactId, placement, facts, decision }: Attempt): TrainingRecording | undefined {
  const [first, ...others] = locationsIn(facts);
  if (decision === undefined || first === undefined) return undefined;
  const agentId = accountOf(facts)?.agentId;
  return {
    tier: placement.tier,
    campaignId: placement.campaignId,
    contactId,
    startedAt: placement.startedAt,
    outcome: decision.outcome.code,
    ...(agentId !== undefined && { agentId }),
    locations: [first, ...others],
  };
}

function locationsIn({ record, laterLegs = {} }: AttemptFacts): readonly string[] {
  const later = Object.entries(laterLegs).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return [record, ...later.map(([, leg]) => leg.record)].flatMap((account) => account?.recordingLocation ?? []);
}
