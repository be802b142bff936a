import type { WatchDependencies } from '../../shared/application/watch-first-call.ts';
import type { Company } from '../documents/company.ts';

/** Where a first call is made and watched. */
export interface CallSite extends Pick<WatchDependencies, 'describe' | 'sleep'> {
  readonly company: Company;
  /** Does the work while time goes by there. */
  during<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
