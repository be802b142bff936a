import { useState } from 'react';
import type { InForceAnswer } from '../../../../functions/api/routes/document-routes.ts';
import { useApiClient } from '../../api/api-context.ts';
import type { Fetched } from '../../api/use-api.ts';
import type { Draft } from '../../api/use-draft.ts';
import { useProfile } from '../../session/profile.ts';
import { changesBetween, type DraftRules, rebased } from './draft-rules.ts';
import { type BegunDraft, keepDraft, keptDraft } from './kept-draft.ts';

type InForce = InForceAnswer<DraftRules>;

export interface RulesDraft extends Draft<DraftRules> {
  readonly value: DraftRules;
  /** What it began from. */
  readonly base: DraftRules;
  /** The version that was published since it began; undefined when none was. */
  readonly newerVersion: number | undefined;
}

/**
 * What somebody is writing, over the version that they began from. Reading again never changes it, nor leaving the page.
 * Kept over the newest version, its changes are carried over field by field: what others changed stays. Without a
 * connection nothing is carried over, and the page says so.
 */
export function useRulesDraft({ body, etag, reload }: Fetched<InForce>): RulesDraft | undefined {
  const client = useApiClient();
  const { name } = useProfile();
  const [kept, setKept] = useState(() => keptDraft(sessionStorage, name));
  const setBegun = (begun: BegunDraft | undefined) => {
    keepDraft(sessionStorage, name, begun);
    setKept(begun);
  };
  if (body === undefined) return undefined;
  const inForce: BegunDraft = { draft: body.document, base: body.document, version: body.version, etag };
  const begun = kept ?? inForce;
  return {
    value: begun.draft,
    base: begun.base,
    startedFrom: begun.etag,
    isChanged: changesBetween(begun.base, begun.draft).length > 0,
    newerVersion: body.version > begun.version ? body.version : undefined,
    set: (draft) => setBegun(changesBetween(begun.base, draft).length === 0 ? undefined : { ...begun, draft }),
    discard: () => setBegun(undefined),
    keepOverNewest: async () => {
      const newest = await client.ask<InForce>({ path: '/rules' }).catch(() => undefined);
      if (newest !== undefined) {
        const { document: base, version } = newest.body;
        setBegun({ draft: rebased(begun.draft, begun.base, base), base, version, etag: newest.etag });
      }
      await reload();
    },
  };
}
