import type { Temporal } from 'temporal-polyfill';
import type { Overview } from '../../shared/application/overview/overview.ts';
import type { AuditLog } from '../../shared/application/ports/audit-log.ts';
import type { Journal } from '../../shared/application/ports/journal.ts';
import type { KeptAnswers } from '../../shared/application/ports/kept-answers.ts';
import type { LeadArchive } from '../../shared/application/ports/lead-archive.ts';
import type { LeadEdits } from '../../shared/application/ports/lead-edits.ts';
import type { LeadRepository } from '../../shared/application/ports/lead-repository.ts';
import type { NumberHasher } from '../../shared/application/ports/number-hasher.ts';
import type { NumberZones } from '../../shared/application/ports/number-zones.ts';
import type { ObservationLog } from '../../shared/application/ports/observation-log.ts';
import type { PeopleDirectory } from '../../shared/application/ports/people-directory.ts';
import type { ReportLedger } from '../../shared/application/ports/report-ledger.ts';
import type { SettingsRepository } from '../../shared/application/ports/settings-repository.ts';
import type { CallsUnderWay } from '../../shared/application/ports/telephony.ts';
import type { ReviewList, TimerBacklog, TimerIndex } from '../../shared/application/ports/timer-index.ts';
import type { UseLimits } from '../../shared/application/ports/use-limits.ts';
import type { HolidayCalendar } from '../../shared/domain/holidays.ts';

/** What the routes work with. */
export interface ApiDependencies {
  readonly settings: SettingsRepository;
  readonly leads: LeadRepository;
  readonly archive: LeadArchive;
  readonly edits: LeadEdits;
  /** Ends calls of people who say stop; nothing here starts one. */
  readonly telephony: CallsUnderWay;
  readonly zones: NumberZones;
  /** Calls of other deployments on the same instance are left to them. */
  readonly deployment: string;
  readonly timers: TimerBacklog & ReviewList & Pick<TimerIndex, 'pending'>;
  readonly overview: Pick<Overview, 'show'>;
  readonly ledger: Pick<ReportLedger, 'counters'>;
  readonly observations: Pick<ObservationLog, 'calls'>;
  readonly calendar: HolidayCalendar;
  /** Makes the keys of numbers; asked for where a number is given. */
  readonly hasher: () => Promise<NumberHasher>;
  /** Who may sign in, and as what. */
  readonly people: PeopleDirectory;
  readonly audit: AuditLog;
  readonly answers: KeptAnswers;
  readonly limits: UseLimits;
  readonly journal: Journal;
  readonly clock: () => Temporal.Instant;
}
