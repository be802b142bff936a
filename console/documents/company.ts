import type { Temporal } from 'temporal-polyfill';
import type { LeadArchive } from '../../shared/application/ports/lead-archive.ts';
import type { LeadEdits } from '../../shared/application/ports/lead-edits.ts';
import type { LeadRepository } from '../../shared/application/ports/lead-repository.ts';
import type { NumberHasher } from '../../shared/application/ports/number-hasher.ts';
import type { ObservationLog } from '../../shared/application/ports/observation-log.ts';
import type { ReportLedger } from '../../shared/application/ports/report-ledger.ts';
import type { SettingsRepository } from '../../shared/application/ports/settings-repository.ts';
import type { TimerBacklog, TimerIndex } from '../../shared/application/ports/timer-index.ts';
import type { HolidayCalendar } from '../../shared/domain/holidays.ts';
import { CommandFailure } from '../command-failure.ts';

/** Whose documents a command is about: its table, and the time there. */
export interface Company {
  readonly settings: SettingsRepository;
  readonly ledger: ReportLedger;
  /** What it would have done while it only observed. */
  readonly observations: ObservationLog;
  readonly leads: LeadRepository;
  readonly edits: LeadEdits;
  readonly archive: LeadArchive;
  /** Makes the keys of numbers; a deployment's secret is read when this is first asked for. */
  readonly hasher: () => Promise<NumberHasher>;
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
