import { createHash } from 'node:crypto';
import type { Person } from '../domain/person.ts';

const VERSION_BYTES = 6;

/**
 * A number that is another one as soon as somebody's role or status is. The directory keeps no versions of its own, and tells
 * no moment of a change of role.
 */
export function personVersion({ id, role, status }: Person): number {
  const digest = createHash('sha256')
    .update(JSON.stringify([id, role ?? 'none', status]))
    .digest();
  return digest.readUIntBE(0, VERSION_BYTES);
}
