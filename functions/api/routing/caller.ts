import type { Role } from '../../../shared/domain/roles.ts';

/** Who asks, as the verified token says. */
export interface Caller {
  /** The user's id in the pool: never changes, never given to somebody else. */
  readonly id: string;
  /** By what colleagues know them, and what stands under their changes. */
  readonly name: string;
  readonly role: Role;
}
