import type { Wish } from '../flows/heard-keys.ts';
import { randomFor } from '../random.ts';
import type { PlacedCall } from './contact.ts';
import type { Oddities } from './oddities.ts';

/** What the person at the other end wants of a menu; a machine presses no keys. */
export function wishesOf(
  call: PlacedCall,
  seed: number,
  oddities: Pick<Oddities, 'recordingsDeclined'>,
): readonly Wish[] {
  const { fate } = call;
  if (fate.kind !== 'answered' || fate.by !== 'human') return [];
  if (fate.talk.stop === 'key' && !call.line.saidStop) return ['never-again'];
  return randomFor(seed, 'declines recording', call.personId).chance(oddities.recordingsDeclined)
    ? ['no-recording']
    : [];
}
