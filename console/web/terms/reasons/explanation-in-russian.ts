import type { ExplanationClosing } from '../../../../shared/domain/explanation-closing.ts';
import type { LeadClock, ToldReason } from '../../../../shared/domain/reason-about.ts';
import { closingInRussian } from './closing-in-russian.ts';
import { reasonInRussian } from './reason-in-russian.ts';

/** Why a lead is not called and what follows, as data. */
export interface ToldExplanation {
  readonly reasons: readonly ToldReason<string>[];
  readonly clock: LeadClock<string>;
  readonly closing: readonly ExplanationClosing<string>[];
}

/** Why a lead is not called and what follows, a sentence each, in Russian. */
export function explanationInRussian({ reasons, clock, closing }: ToldExplanation): readonly string[] {
  return [
    ...reasons.map((reason) => reasonInRussian(reason, clock)),
    ...closing.map((one) => closingInRussian(one, clock)),
  ];
}
