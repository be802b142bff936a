import type { DISPOSITION_CODES } from '../../../../shared/domain/outcome.ts';
import { instantOf, type LocalMoment } from '../../parts/local-moment.ts';
import type { AskedFact } from './review-answers.ts';

/** What somebody decides about a lead in review, as it stands in a form. */
export interface Settlement {
  readonly kind: 'say' | 'call-again' | 'call-again-at' | 'not-interested' | 'not-qualified';
  readonly at: LocalMoment;
  readonly disposition: (typeof DISPOSITION_CODES)[number];
  readonly orderValue: number | undefined;
  readonly orderId: string;
  readonly callbackAt: string;
  /** By their names, as they are typed. */
  readonly facts: Readonly<Record<string, string>>;
  readonly noteForNext: string;
}

export interface SettlementAsked {
  /** Below the lead's own path. */
  readonly path: '/review/disposition' | '/review/decision';
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * What the API is asked; undefined while something is missing.
 * @param asked what the form of the call asks.
 * @param zone of whoever settles it.
 */
export function settlementAsked(
  settlement: Settlement,
  asked: readonly AskedFact[],
  zone: string,
): SettlementAsked | undefined {
  const { kind, at } = settlement;
  switch (kind) {
    case 'say':
      if (asked.some((fact) => isMissing(fact, settlement))) return undefined;
      return { path: '/review/disposition', body: { said: saidOf(settlement) } };
    case 'call-again':
      return { path: '/review/decision', body: { decision: { kind: 'call-again' } } };
    case 'call-again-at': {
      const moment = instantOf(at, zone);
      return moment === undefined
        ? undefined
        : { path: '/review/decision', body: { decision: { kind: 'call-again', at: moment } } };
    }
    case 'not-interested':
    case 'not-qualified':
      return { path: '/review/decision', body: { decision: { kind: 'close', why: kind } } };
  }
}

function saidOf({ disposition, orderValue, orderId, callbackAt, facts, noteForNext }: Settlement) {
  const isSale = disposition === 'sale';
  const found = saidFacts(facts);
  return {
    disposition,
    ...(isSale && orderValue !== undefined && { orderValue }),
    ...(isSale && orderId.trim() !== '' && { orderId: orderId.trim() }),
    ...(disposition === 'callback-requested' && callbackAt.trim() !== '' && { callbackAt: callbackAt.trim() }),
    ...(Object.keys(found).length > 0 && { facts: found }),
    ...(noteForNext.trim() !== '' && { note: noteForNext.trim() }),
  };
}

/** Whether the outcome that is said needs the fact, and nobody knows it yet. */
export function isMissing(
  { name, known, neededFor }: AskedFact,
  { disposition, facts }: Pick<Settlement, 'disposition' | 'facts'>,
): boolean {
  return neededFor.includes(disposition) && known === undefined && (facts[name] ?? '').trim() === '';
}

/** What is filled in; an empty field says nothing. */
function saidFacts(facts: Settlement['facts']): Readonly<Record<string, string>> {
  const filled = Object.entries(facts).map(([name, text]) => [name, text.trim()] as const);
  return Object.fromEntries(filled.filter(([, text]) => text !== ''));
}
