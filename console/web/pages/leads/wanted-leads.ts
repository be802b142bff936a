import type { LeadStatus } from '../../../../shared/domain/lead.ts';
import type { Stage } from '../../../../shared/domain/stage.ts';

/** Which leads somebody looks for; an empty text stands for any. */
export interface Wanted {
  readonly by: 'name' | 'number' | 'externalId';
  readonly text: string;
  readonly status: LeadStatus | '';
  readonly stage: Stage | '';
}

export const ANY_LEAD: Wanted = { by: 'name', text: '', status: '', stage: '' };

/** The search as the API takes it. */
export function searchBody({ by, text, status, stage }: Wanted, cursor: string | undefined) {
  const wanted = text.trim();
  return {
    ...(wanted !== '' && { [by]: wanted }),
    ...(status !== '' && { status }),
    ...(stage !== '' && { stage }),
    ...(cursor !== undefined && { cursor }),
    limit: 25,
  };
}
