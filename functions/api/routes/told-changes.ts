import type { ChangesSince, ToldChange } from '../../../shared/application/changes-since.ts';
import { deedInWords } from '../../../shared/domain/deed-words.ts';
import { accountOf } from '../../../shared/domain/outcome-from-facts.ts';
import type { ChangeSince, ProblemFields } from '../routing/problem.ts';
import { momentOf } from './schemas.ts';

/** What may have changed it where nobody signed. */
const UNSIGNED = {
  lead: 'a call, a purchase or the rules',
  person: 'a first sign-in, or somebody outside this console',
} as const;

/** Who signed the newest change that anybody signed. */
export function newestSigned({ changes }: ChangesSince): { readonly author?: string } {
  const signed = changes.find((change) => change.kind === 'signed');
  return signed === undefined ? {} : { author: signed.entry.author };
}

/** What a problem tells of changes since, and whether it tells of all of them. */
export function sinceBody(
  of: keyof typeof UNSIGNED,
  { changes, isAll }: ChangesSince,
): Required<Pick<ProblemFields, 'since' | 'isAllSince'>> {
  return { since: changes.map((change) => changeBody(of, change)), isAllSince: isAll };
}

function changeBody(of: keyof typeof UNSIGNED, change: ToldChange): ChangeSince {
  const { from, to: version } = change;
  switch (change.kind) {
    case 'signed': {
      const { author, at, note, deeds } = change.entry;
      const changes = deeds.map(deedInWords);
      return { version, from, author, at: momentOf(at), note, changes, deeds: [...deeds] };
    }
    case 'call':
      return { version, from, ...callBody(change) };
    case 'unsigned':
      return { version, from, note: '', changes: [UNSIGNED[of]], unsigned: of };
  }
}

function callBody({ attempt, decision }: Extract<ToldChange, { readonly kind: 'call' }>) {
  const { attemptNumber, contactId, placement, facts } = attempt;
  const agentId = accountOf(facts)?.agentId;
  const outcome = decision?.outcome.code;
  const call = {
    attemptNumber,
    contactId,
    ...(agentId !== undefined && { agentId }),
    ...(outcome !== undefined && { outcome }),
  };
  const changes = [`call ${attemptNumber}: ${outcome ?? 'under way'}`];
  return { at: momentOf(decision?.decidedAt ?? placement.startedAt), note: '', changes, call };
}
