import fc from 'fast-check';
import type { CallingArea } from '../../shared/domain/calling-area.ts';
import { type CallingHours, compileCallingHours } from '../../shared/domain/calling-hours.ts';
import type { PresetId } from '../../shared/domain/compliance-presets.ts';
import { STAGE_DEFAULTS } from '../../shared/domain/default-rules.ts';
import type { CallWindow } from '../../shared/domain/dial-rules.ts';
import type { HolidayCalendar } from '../../shared/domain/holidays.ts';
import type { CallPurpose, PlacedCall } from '../../shared/domain/lead.ts';
import { STAGES, type Stage } from '../../shared/domain/stage.ts';
import { aPlacedCall, NOON } from './lead-builders.ts';

/** The twelfth of every month is a holiday everywhere. */
export const TWELFTHS: HolidayCalendar = { isHoliday: (_country, _region, date) => date.endsWith('-12') };

/** Each stage's default windows, with a holiday a month. */
export const STAGE_HOURS: Readonly<Record<Stage, CallingHours>> = {
  prospecting: compileCallingHours(STAGE_DEFAULTS.prospecting, TWELFTHS),
  selling: compileCallingHours(STAGE_DEFAULTS.selling, TWELFTHS),
  'account-care': compileCallingHours(STAGE_DEFAULTS['account-care'], TWELFTHS),
};

export const aStage = fc.constantFrom(...STAGES);

/** Any second of the two years around NOON, changes of clocks included. */
export const aMoment = fc.integer({ min: -365 * 86_400, max: 365 * 86_400 }).map((seconds) => NOON.add({ seconds }));

export const anArea: fc.Arbitrary<CallingArea> = fc
  .constantFrom(
    ['America/New_York'],
    ['Europe/Berlin'],
    ['Australia/Lord_Howe'],
    ['Asia/Kolkata'],
    ['America/Los_Angeles', 'America/New_York'],
    ['America/Halifax', 'America/Toronto', 'America/Vancouver'],
  )
  .map((zones) => ({ key: zones.join(' '), country: 'XX', zones }));

/** A place where a preset of {@link SOME_PRESETS} limits hours, calls or lock-outs. */
export const aRegulatedArea: fc.Arbitrary<CallingArea> = fc.constantFrom(
  { key: 'US-FL', country: 'US', region: 'FL', zones: ['America/New_York'] },
  { key: 'US-NY+FL', country: 'US', region: 'NY', numberRegion: 'FL', zones: ['America/New_York'] },
  { key: 'DE', country: 'DE', zones: ['Europe/Berlin'] },
  { key: 'GB', country: 'GB', zones: ['Europe/London'] },
);

export const SOME_PRESETS = ['us-florida', 'eu', 'uk'] as const satisfies readonly PresetId[];

export const aWishedWindow: fc.Arbitrary<CallWindow> = fc.constantFrom(
  { start: '17:00', end: '20:00' },
  { start: '18:30', end: '10:15' },
  { start: '08:00', end: '09:30' },
);

/** Up to eight calls before the moment to two numbers, oldest first, some of them conversations or abandoned. */
export function callsBefore(now: PlacedCall['at']): fc.Arbitrary<readonly PlacedCall[]> {
  const aCall = fc.record({
    minutesAgo: fc.oneof(fc.integer({ min: 0, max: 2 * 1440 }), fc.integer({ min: 0, max: 40 * 1440 })),
    stage: aStage,
    numberKey: fc.constantFrom('number-1', 'number-2'),
    isAbandoned: fc.boolean(),
    talkMinutes: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
  });
  return fc.array(aCall, { maxLength: 8 }).map((calls) =>
    calls
      .toSorted((one, other) => other.minutesAgo - one.minutesAgo)
      .map(({ minutesAgo, stage, numberKey, isAbandoned, talkMinutes }, index) => {
        const at = now.subtract({ minutes: minutesAgo });
        const talk = talkMinutes === undefined ? {} : { conversationEndedAt: at.add({ minutes: talkMinutes }) };
        const left = isAbandoned && talkMinutes === undefined ? { abandoned: true as const } : {};
        return aPlacedCall({ at, stage, numberKey, attemptNumber: index + 1, ...talk, ...left });
      }),
  );
}

export function aPurpose(now: PlacedCall['at']): fc.Arbitrary<CallPurpose> {
  return fc.oneof(
    fc.constant<CallPurpose>({ kind: 'approach' }),
    fc.constant<CallPurpose>({ kind: 'handover' }),
    fc
      .integer({ min: -1440, max: 1440 })
      .map((minutes): CallPurpose => ({ kind: 'callback', agreedAt: now.add({ minutes }) })),
    fc
      .integer({ min: 0, max: 45 })
      .map((delayDays): CallPurpose => ({ kind: 'touch', programme: 'repeat', touch: 1, plannedAt: now, delayDays })),
  );
}
