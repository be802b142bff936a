import type { JournalEntry } from '../application/ports/journal.ts';
import type { CounterName } from '../domain/reports/report-counter.ts';
import type { DeploymentMetric, TierMetric } from './metric-names.ts';

/** One value of one metric. */
export type Measurement =
  | { readonly of: 'deployment'; readonly name: DeploymentMetric; readonly value: number }
  | { readonly of: 'tier'; readonly tier: string; readonly name: TierMetric; readonly value: number };

const OF_COUNTER: Readonly<Record<TierMetric, CounterName>> = {
  Calls: 'attempts',
  Reached: 'humans',
  Abandoned: 'abandoned',
  HandedOver: 'handovers',
  Sold: 'sales',
  CallbacksKept: 'callbacksKept',
  CallbacksLate: 'callbacksLate',
};

/** The function whose failure is a wish that was not heard. */
const HEARS_WISHES = 'opt-out';

/** What an entry of the function's journal adds to the metrics; nothing when it is only written down. */
export function measurementsOf(entry: JournalEntry, functionName: string): readonly Measurement[] {
  switch (entry.kind) {
    case 'call-started':
      return [one('CallsStarted')];
    case 'call-held-back':
      return [one('HeldBack')];
    case 'start-throttled':
      return [one('StartsThrottled')];
    case 'start-refused':
      return [one('StartsRefused')];
    case 'start-unknown':
      return [one('StartsUnknown')];
    case 'lease-ended':
      return leaseEnded(entry.answer);
    case 'run-ended':
      return runEnded(entry);
    case 'end-told':
      return [measured('EventLagSeconds', entry.lagSeconds)];
    case 'outcome-decided':
    case 'decision-corrected':
      return entry.nextStep === 'review' ? [one('ReviewsOpened')] : [];
    case 'results-counted':
      return resultsCounted(entry);
    case 'opted-out':
      return [one('OptOuts')];
    case 'input-rejected':
      return [one('InputRejected')];
    case 'work-failed':
    case 'lead-unreadable':
    case 'setting-unreadable':
      return [one('WorkFailed')];
    case 'invocation-failed':
      return functionName === HEARS_WISHES ? [one('OptOutsFailed')] : [];
    case 'touch-skipped':
    case 'agent-briefed':
    case 'caller-looked-up':
    case 'customer-asked-after':
    case 'customers-call-settled':
    case 'correction-too-late':
    case 'fact-recorded-late':
    case 'other-call-counted':
    case 'purchase-recorded':
    case 'case-recorded':
    case 'lead-captured':
    case 'call-overtaken':
    case 'contact-not-ours':
    case 'input-ignored':
      return [];
  }
}

function leaseEnded(answer: Extract<JournalEntry, { kind: 'lease-ended' }>['answer']): readonly Measurement[] {
  switch (answer) {
    case 'over':
      return [one('LeasesOver')];
    case 'unknown-fate':
      return [one('UnknownFates')];
    case 'still-talking':
      return [];
  }
}

function runEnded({ inTheAir, dialling }: Extract<JournalEntry, { kind: 'run-ended' }>): readonly Measurement[] {
  const air = measured('CallsInAir', inTheAir);
  if (dialling === undefined) return [air];
  return [
    air,
    ...(dialling.peopleFree === undefined ? [] : [measured('PeopleFree', dialling.peopleFree)]),
    measured('LeadsDue', dialling.leftDue),
    measured('CallsStarted', 0),
  ];
}

function resultsCounted({ tier, counts }: Extract<JournalEntry, { kind: 'results-counted' }>): readonly Measurement[] {
  const names = Object.keys(OF_COUNTER) as TierMetric[];
  const ofTier = names.flatMap((name) => {
    const value = counts[OF_COUNTER[name]] ?? 0;
    return value === 0 ? [] : [{ of: 'tier', tier, name, value } as const];
  });
  const { humans = 0, abandoned = 0 } = counts;
  if (humans === 0 && abandoned === 0) return ofTier;
  return [...ofTier, measured('Reached', humans), measured('Abandoned', abandoned)];
}

function one(name: DeploymentMetric): Measurement {
  return measured(name, 1);
}

function measured(name: DeploymentMetric, value: number): Measurement {
  return { of: 'deployment', name, value };
}
