import type { Fault } from '../../../functions/api/routing/problem.ts';
import { useLanguage } from '../language/language-context.ts';
import { type ToldFault, toldFault } from './told-fault.ts';

/** Faults as they are told in the language spoken. */
export function useToldFaults(): (faults: readonly Fault[] | undefined) => readonly ToldFault[] {
  const { language } = useLanguage();
  return (faults = []) => faults.map((fault) => toldFault(fault, language));
}
