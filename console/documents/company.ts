import type { Temporal } from 'temporal-polyfill';
import type { LeadRepository } from '../../shared/application/ports/lead-repository.ts';
import type { ReportLedger } from '../../shared/application/ports/report-ledger.ts';
import type { SettingsRepository } from '../../shared/application/ports/settings-repository.ts';
import type { TimerBacklog, TimerIndex } from '../../shared/application/ports/timer-index.ts';
import type { HolidayCalendar } from '../../shared/domain/holidays.ts';
import { CommandFailure } from '../command-failure.ts';

/** Whose documents a command is about: its table, and the time there. */
export interface Company {
  readonly settings: SettingsRepository;
  readonly ledger: ReportLedger;
  readonly leads: LeadRepository;
  readonly timers: TimerBacklog & Pick<TimerIndex, 'pending'>;
  readonly calendar: HolidayCalendar;
  readonly clock: () => Temporal.Instant;
  /** No function works on the table: it was left behind by a simulated run. */
  readonly isAtRest: boolean;
  /** The IANA zone by whose dates and hours the company thinks. */
  readonly zone: string;
}

/** @throws CommandFailure when no company is named. */
export function named<Known>(company: Known | undefined): Known {
  if (company === undefined) throw new CommandFailure('Name a company: --data FOLDER, or --target DEPLOYMENT.');
  return company;
}
