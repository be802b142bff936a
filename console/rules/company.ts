import type { Temporal } from 'temporal-polyfill';
import type { LeadRepository } from '../../shared/application/ports/lead-repository.ts';
import type { SettingsRepository } from '../../shared/application/ports/settings-repository.ts';
import type { TimerBacklog, TimerIndex } from '../../shared/application/ports/timer-index.ts';
import type { HolidayCalendar } from '../../shared/domain/holidays.ts';

/** Whose rules a command is about: its table, and the time there. */
export interface Company {
  readonly settings: SettingsRepository;
  readonly leads: LeadRepository;
  readonly timers: TimerBacklog & Pick<TimerIndex, 'pending'>;
  readonly calendar: HolidayCalendar;
  readonly clock: () => Temporal.Instant;
  /** The IANA zone by whose dates and hours the company thinks. */
  readonly zone: string;
}
