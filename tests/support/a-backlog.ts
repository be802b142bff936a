import type { CallingArea } from '../../shared/domain/calling-area.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import type { Stage } from '../../shared/domain/stage.ts';
import { aLead, aNumber, aPlacedCall, aReadyState, NOON } from './lead-builders.ts';

function anAreaOf(country: string, zone: string): CallingArea {
  return { key: `${country}:${zone}`, country, zones: [zone] };
}

export const BACKLOG_AREAS: readonly CallingArea[] = [
  anAreaOf('US', 'America/New_York'),
  anAreaOf('US', 'America/Los_Angeles'),
  anAreaOf('DE', 'Europe/Berlin'),
  anAreaOf('GB', 'Europe/London'),
  anAreaOf('IN', 'Asia/Kolkata'),
];

const STAGES: readonly Stage[] = ['prospecting', 'prospecting', 'selling', 'account-care'];

/**
 * So many leads around NOON, always the same: over five areas and all stages, wanted from ten hours before to a day
 * after, a third of them called the day before.
 */
export function aBacklog(count: number, areas: readonly CallingArea[] = BACKLOG_AREAS): readonly Lead[] {
  return Array.from({ length: count }, (_, index) => {
    const key = `lead-${String(index).padStart(5, '0')}`;
    const area = areas[index % areas.length];
    const stage = STAGES[Math.floor(index / 7) % STAGES.length] ?? 'prospecting';
    const wantedAt = NOON.add({ minutes: ((index * 37) % 2_040) - 600 });
    const wasCalled = index % 3 === 0;
    return aLead({
      id: key,
      stage,
      numbers: [aNumber({ key, ...(area === undefined ? {} : { area }) })],
      state: aReadyState({ wantedAt, dueAt: wantedAt }),
      cycleStartedAt: NOON.subtract({ hours: 48 }),
      ...(wasCalled && {
        attemptNumber: 1,
        placed: 1,
        counted: 1,
        countedByOutcome: { 'no-answer': 1 },
        countedByNumber: { [key]: 1 },
        recentCalls: [aPlacedCall({ stage, numberKey: key, at: NOON.subtract({ hours: 20 }) })],
      }),
    });
  });
}
