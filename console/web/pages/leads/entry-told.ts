import type { OutcomeCode } from '../../../../shared/domain/outcome.ts';
import type { Stage } from '../../../../shared/domain/stage.ts';
import type { Language } from '../../language/words.ts';
import { lowered } from '../../terms/letters.ts';
import type { AttemptEntry, DecisionTold, Standing, TimelineEntry } from './lead-answers.ts';
import type { TIMELINE_WORDS } from './timeline-words.ts';

type Purpose = AttemptEntry['purpose'];

export interface Telling {
  readonly words: (typeof TIMELINE_WORDS)[Language];
  readonly stages: Readonly<Record<Stage, string>>;
  readonly outcomes: Readonly<Record<OutcomeCode, string>>;
  readonly purposes: Readonly<Record<Purpose['kind'], string>>;
  /** What a reason's code means. */
  readonly code: (code: string) => string;
  /** Why a touch is made then. */
  readonly touchWhy: (purpose: Pick<Purpose, 'why' | 'because'>) => string | undefined;
  readonly money: (value: number) => string;
  /** A moment by both clocks. */
  readonly moments: (at: string) => string;
}

/** One thing that happened, in words. */
export interface Told {
  readonly title: string;
  readonly details: readonly string[];
}

export function entryTold(entry: TimelineEntry, telling: Telling): Told {
  const { words, outcomes, stages, moments, money, code } = telling;
  switch (entry.kind) {
    case 'attempt':
      return attemptTold(entry, telling);
    case 'unknown-call':
      return {
        title: words.unknownCall(entry.attemptNumber),
        details: [words.placeOfCall(stages[entry.stage], entry.tier), numberTold(entry.number, telling)],
      };
    case 'other-call': {
      const what = entry.via === 'inbound' ? words.inbound : words.byHand;
      return {
        title: entry.outcome === undefined ? what : words.withOutcome(what, outcomes[entry.outcome]),
        details: [words.placeOfCall(stages[entry.stage], entry.tier), numberTold(entry.number, telling)],
      };
    }
    case 'purchase':
      return {
        title: words.purchase(money(entry.value)),
        details: [
          ...(entry.orderId === undefined ? [] : [words.order(entry.orderId)]),
          ...(entry.contactId === undefined ? [] : [words.soldInCall]),
          ...(entry.isOfBooks ? [words.ofBooks] : []),
        ],
      };
    case 'touch-left-out':
      return {
        title: words.leftOut(entry.programme),
        details: [words.plannedFor(moments(entry.plannedAt)), words.because(code(entry.why))],
      };
    case 'case-closed':
      return { title: words.caseClosed(entry.caseId), details: [] };
  }
}

/** Tells entries of one lead apart. */
export function entryKey(entry: TimelineEntry): string {
  switch (entry.kind) {
    case 'attempt':
    case 'unknown-call':
      return `call ${entry.attemptNumber}`;
    case 'other-call':
      return `${entry.via} ${entry.contactId}`;
    case 'purchase':
      return `purchase ${entry.at} ${entry.orderId ?? entry.value}`;
    case 'touch-left-out':
      return `touch ${entry.programme} ${entry.plannedAt} ${entry.at}`;
    case 'case-closed':
      return `case ${entry.caseId}`;
  }
}

/** What comes next, as it is planned; undefined when nothing is. */
export function planTold({ status, purpose, why }: Standing, telling: Telling): Told | undefined {
  const { words, code, touchWhy } = telling;
  if (status === 'resting') {
    return { title: words.restOver, details: why === undefined ? [] : [words.because(code(why))] };
  }
  if (status !== 'ready' || purpose === undefined) return undefined;
  const because = touchWhy(purpose);
  return {
    title: words.planned(purposeTold(purpose, telling)),
    details: because === undefined ? [] : [words.because(because)],
  };
}

function attemptTold(entry: AttemptEntry, telling: Telling): Told {
  const { words, stages, outcomes, moments } = telling;
  const [inForce, ...earlier] = entry.decisions;
  const outcome = inForce === undefined ? words.underWay : outcomes[inForce.outcome];
  return {
    title: words.callCame(entry.attemptNumber, outcome),
    details: [
      words.place(stages[entry.stage], entry.tier, entry.campaignId),
      `${words.purpose(purposeTold(entry.purpose, telling))}. ${numberTold(entry.number, telling)}`,
      ...talkTold(entry, telling),
      ...(inForce === undefined ? [] : decisionTold(inForce, telling)),
      ...(entry.optedOutAt === undefined ? [] : [words.optedOut(moments(entry.optedOutAt))]),
      ...earlier.map((decision) =>
        words.corrected(moments(decision.at), `${outcomes[decision.outcome]}. ${stepTold(decision.nextStep, telling)}`),
      ),
      words.rules(entry.rulesVersion),
    ],
  };
}

function talkTold({ answeredAt, agentConnectedAt, endedAt, agentId }: AttemptEntry, { words }: Telling) {
  const agent = agentId === undefined ? [] : [words.agent(agentId)];
  if (agentConnectedAt !== undefined && endedAt !== undefined) {
    const seconds = Math.round((Date.parse(endedAt) - Date.parse(agentConnectedAt)) / 1_000);
    return [[words.talk(words.seconds(Math.floor(seconds / 60), seconds % 60)), ...agent].join(', ')];
  }
  return [...(answeredAt === undefined && endedAt !== undefined ? [words.rang] : []), ...agent];
}

function decisionTold({ because, nextStep, said }: DecisionTold, telling: Telling): readonly string[] {
  const { words, moments, money } = telling;
  const how = words.how[because];
  return [
    stepTold(nextStep, telling),
    ...(how === '' ? [] : [how]),
    ...(said?.orderValue === undefined ? [] : [words.orderValue(money(said.orderValue))]),
    ...(said?.callbackAt === undefined ? [] : [words.callbackAt(moments(said.callbackAt))]),
    ...(said?.objection === undefined ? [] : [words.objection(said.objection)]),
    ...(said?.note === undefined ? [] : [words.note(said.note)]),
  ];
}

function stepTold({ kind, to, at, why = '', movedBy = [] }: DecisionTold['nextStep'], telling: Telling): string {
  const { words, stages, moments, code } = telling;
  const when = at === undefined ? '' : moments(at);
  const moved = movedBy.length === 0 ? '' : `; ${words.movedBy(movedBy.map((each) => lowered(code(each))).join('; '))}`;
  switch (kind) {
    case 'advance':
      return `${words.decided.advance(to === undefined ? '' : stages[to], when)}${moved}`;
    case 'call-again':
      return `${words.decided['call-again'](when)}${moved}`;
    case 'rest':
      return words.decided.rest(when, code(why));
    case 'close':
    case 'suppress':
    case 'review':
      return words.decided[kind](code(why));
  }
}

function purposeTold({ kind, programme, touch }: Purpose, { purposes, words }: Telling): string {
  if (programme === undefined || touch === undefined) return purposes[kind];
  return words.touch(programme, touch);
}

function numberTold(number: string, { words }: Telling): string {
  return number === '' ? words.numberGone : words.number(number);
}
