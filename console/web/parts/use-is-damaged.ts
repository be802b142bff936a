import type { output } from 'zod';
import type { overviewAnswer } from '../../../functions/api/routes/overview-answer.ts';
import { useApi } from '../api/use-api.ts';
import { useZone } from '../zone/zone-context.ts';

const SETTING = { '/rules': 'rules', '/structure': 'structure' } as const;

/**
 * Whether what was published last cannot be read, and an earlier copy is obeyed meanwhile.
 * @param isWanted false: nobody is there who may mend it, and nothing is asked.
 */
export function useIsDamaged(of: keyof typeof SETTING, isWanted: boolean): boolean {
  const zone = useZone();
  const { body } = useApi<output<typeof overviewAnswer>>('/overview', { isWanted, query: { zone } });
  return body?.unreadable.some(({ setting }) => setting.kind === SETTING[of]) ?? false;
}
