import type { Temporal } from 'temporal-polyfill';
import type { CallingArea } from './calling-area.ts';
import type { Programme } from './dial-rules.ts';
import type { CallPurpose } from './lead.ts';
import { momentWords } from './moment-words.ts';
import { triggerWords } from './programme-words.ts';
import { touchWhy } from './touch-reason-words.ts';

/** Where and when the words are read; `programmes` are those under which the lead is called. */
export interface PurposeReading {
  readonly area: CallingArea;
  readonly now: Temporal.Instant;
  readonly programmes: readonly Programme[];
}

/** Why the call is made, for the agent who takes it: `hand-over: handed over Monday 11:40 in New York`. */
export function callPurposeWords(purpose: CallPurpose, { area, now, programmes }: PurposeReading): string {
  const when = (at: Temporal.Instant) => momentWords(at, area, now);
  switch (purpose.kind) {
    case 'approach':
      return 'approach: rouse their interest';
    case 'handover': {
      const { handedOverAt, promisedBy } = purpose;
      const since = handedOverAt === undefined ? 'go on with an open deal' : `handed over ${when(handedOverAt)}`;
      return `hand-over: ${since}${promisedBy === undefined ? '' : `, a call was promised by ${when(promisedBy)}`}`;
    }
    case 'callback':
      return `callback: agreed for ${when(purpose.agreedAt)}${missedWords(purpose.missed)}`;
    case 'touch': {
      const programme = programmes.find(({ id }) => id === purpose.programme);
      const why = touchWhy(purpose) ?? (programme === undefined ? undefined : triggerWords(programme.trigger));
      return `touch ${purpose.touch} of the programme ${purpose.programme}${why === undefined ? '' : `: ${why}`}`;
    }
  }
}

function missedWords(missed = 0): string {
  if (missed === 0) return '';
  return missed === 1 ? ', 1 call for it missed them' : `, ${missed} calls for it missed them`;
}
