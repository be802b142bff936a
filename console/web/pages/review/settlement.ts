import type { DISPOSITION_CODES } from '../../../../shared/domain/outcome.ts';
import { instantOf, type LocalMoment } from '../../parts/local-moment.ts';

/** What somebody decides about a lead in review, as it stands in a form. */
export interface Settlement {
  readonly kind: 'say' | 'call-again' | 'call-again-at' | 'not-interested' | 'not-qualified';
  readonly at: LocalMoment;
  readonly disposition: (typeof DISPOSITION_CODES)[number];
  readonly orderValue: number | undefined;
  readonly orderId: string;
  readonly callbackAt: string;
  /** One a line: `budget: 1000`. */
  readonly facts: string;
  readonly noteForNext: string;
}

export interface SettlementAsked {
  /** Below the lead's own path. */
  readonly path: '/review/disposition' | '/review/decision';
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the API is asked; undefined while something is missing. */
export function settlementAsked(settlement: Settlement): SettlementAsked | undefined {
  const { kind, at } = settlement;
  switch (kind) {
    case 'say':
      return { path: '/review/disposition', body: { said: saidOf(settlement) } };
    case 'call-again':
      return { path: '/review/decision', body: { decision: { kind: 'call-again' } } };
    case 'call-again-at': {
      const moment = instantOf(at);
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
  const found = factsIn(facts);
  return {
    disposition,
    ...(isSale && orderValue !== undefined && { orderValue }),
    ...(isSale && orderId.trim() !== '' && { orderId: orderId.trim() }),
    ...(disposition === 'callback-requested' && callbackAt.trim() !== '' && { callbackAt: callbackAt.trim() }),
    ...(Object.keys(found).length > 0 && { facts: found }),
    ...(noteForNext.trim() !== '' && { note: noteForNext.trim() }),
  };
}

/** `budget: 1000` a line; a line without a colon says nothing. */
export function factsIn(text: string): Readonly<Record<string, string>> {
  const lines = text.split('\n').map((line) => line.split(/:(.*)/s));
  return Object.fromEntries(
    lines.flatMap(([name = '', value = '']) =>
      name.trim() === '' || value.trim() === '' ? [] : [[name.trim(), value.trim()]],
    ),
  );
}
