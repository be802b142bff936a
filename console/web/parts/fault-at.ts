import type { ToldFault } from './told-fault.ts';

/** What is wrong at a place of a draft, or below it, for the field that stands there; undefined when nothing is. */
export function faultAt(faults: readonly ToldFault[], path: string): string | undefined {
  const here = faults.filter((fault) => fault.path === path || fault.path.startsWith(`${path}.`));
  if (here.length === 0) return undefined;
  return here.map(({ message, mend = '' }) => (mend === '' ? message : `${message}: ${mend}`)).join('; ');
}
