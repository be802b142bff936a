import type { ProgrammeExit, TouchCondition } from './dial-rules.ts';

/** From what a date is counted so many days. */
export const TOUCH_BEGINNINGS = [
  'sale',
  'purchase',
  'last-purchase',
  'programme-began',
  'last-contact',
  'taken-in',
] as const;

export type TouchBeginning = (typeof TOUCH_BEGINNINGS)[number];

/** What the date of a touch comes from. Days are civil ones where the customer is: `2026-01-05`. */
export type TouchOrigin =
  | { readonly kind: 'days-after'; readonly days: number; readonly from: TouchBeginning; readonly of: string }
  | {
      readonly kind: 'order-interval';
      readonly days: number;
      /** On so many days orders are needed, and fewer are known: other days stand in. */
      readonly standsInFor?: number;
      readonly factor: number;
      readonly on: string;
    }
  | { readonly kind: 'before-contract-end'; readonly days: number; readonly ends: string }
  | { readonly kind: 'hours-after-case' | 'days-after-case'; readonly count: number; readonly closed: string }
  | { readonly kind: 'before-date'; readonly days: number; readonly attribute: string; readonly date: string };

export const TOUCH_RESTS = ['touch', 'conversation', 'contact'] as const;

/** What moves a touch from its promised day. */
export type TouchMove =
  | {
      readonly kind: 'rest';
      readonly days: number;
      readonly after: (typeof TOUCH_RESTS)[number];
      readonly of: string;
    }
  | { readonly kind: 'full-quarter'; readonly most: number };

/** Another day than the promised one. */
export type TouchShift =
  | { readonly kind: 'made-up'; readonly from: string; readonly to: string }
  | { readonly kind: 'moved'; readonly from: string; readonly to: string; readonly by: readonly TouchMove[] };

/** Why a touch is made when it is made. */
export interface TouchReason {
  readonly origin: TouchOrigin;
  readonly shift?: TouchShift;
}

/** Why a programme has no touch for a customer. */
export type NoTouch =
  | { readonly kind: 'condition-unmet'; readonly condition: TouchCondition }
  | { readonly kind: 'no-sale' | 'no-purchase' | 'no-case' | 'dates-over' }
  | { readonly kind: 'no-date'; readonly attribute: string }
  | { readonly kind: 'too-few-orders'; readonly needed: number; readonly known: number }
  | { readonly kind: 'ended'; readonly by: ProgrammeExit; readonly on: string }
  | { readonly kind: 'bought-before'; readonly of: string; readonly days: number }
  /** What holds it back until then, if anything does. */
  | { readonly kind: 'time-over'; readonly of: string; readonly by: readonly TouchMove[] }
  | { readonly kind: 'left-to-silence'; readonly from: string };

/** Why a programme would not call a customer of the calendar: it has no touch, or others come before its own. */
export type CalendarSilence = NoTouch | { readonly kind: 'others-first'; readonly touch: TouchReason };
