import type { VersionAnswer } from '../../../../functions/api/routes/document-routes.ts';
import type { RulesChange } from '../../../../shared/domain/rules-diff.ts';
import { type Fetched, useApi } from '../../api/use-api.ts';
import { changesBetween, type DraftRules } from './draft-rules.ts';

type Version = VersionAnswer<DraftRules>;

/** What differs between two versions; before the first one nothing was set. */
export function useVersionChanges(from: number, to: number): Fetched<readonly RulesChange[]> {
  const before = useApi<Version>(`/rules/versions/${from}`, { isWanted: from > 0 });
  const after = useApi<Version>(`/rules/versions/${to}`);
  const start = from > 0 ? before.body?.document : {};
  const end = after.body?.document;
  return {
    ...after,
    problem: before.problem ?? after.problem,
    body: start === undefined || end === undefined ? undefined : changesBetween(start, end),
  };
}
