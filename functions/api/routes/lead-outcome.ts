import type { ChangedLead, NotChanged } from '../../../shared/application/changed-lead.ts';
import { showLead } from '../../../shared/application/show-lead.ts';
import { deedInWords } from '../../../shared/domain/deed-words.ts';
import type { Role } from '../../../shared/domain/roles.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { type ChangeSince, type Problem, problem } from '../routing/problem.ts';
import type { Outcome } from '../routing/route.ts';
import { type LeadAnswer, leadAnswerBody } from './lead-answers.ts';
import { momentOf } from './schemas.ts';

/** So many of the newest entries of the audit log are looked through for who changed a lead. */
const ENTRIES_LOOKED_AT = 200;

/** The lead as it stands after a change, or why nothing was changed. */
export async function changedOutcome(
  deps: ApiDependencies,
  id: string,
  result: ChangedLead,
  role: Role,
): Promise<Outcome<LeadAnswer>> {
  switch (result.kind) {
    case 'changed':
    case 'unchanged':
      return leadOutcome(deps, id, role);
    default:
      return notChanged(deps, id, result);
  }
}

export async function leadOutcome(deps: ApiDependencies, id: string, role: Role): Promise<Outcome<LeadAnswer>> {
  const shown = await showLead(deps, id, deps.clock());
  if (shown === undefined) return noLead(id);
  return { kind: 'answered', body: leadAnswerBody(shown, role), version: shown.lead.version };
}

export async function notChanged(deps: ApiDependencies, id: string, result: NotChanged): Promise<Problem> {
  switch (result.kind) {
    case 'missing':
      return noLead(id);
    case 'refused':
      return problem('hindered', result.reason);
    case 'overtaken': {
      const { version, state } = result.lead;
      const since = await signedSince(deps, id, version);
      const [newest] = since;
      const by = newest === undefined ? {} : { author: newest.author };
      const cause = { kind: 'lead-overtaken' as const, ...by, state: state.kind };
      return problem('overtaken', cause, { since: [...since], version });
    }
  }
}

/** What people signed of the lead lately, newest first. Calls and rules change leads far more often, and sign nothing. */
async function signedSince({ audit }: ApiDependencies, id: string, version: number): Promise<readonly ChangeSince[]> {
  const { entries } = await audit.entries({ limit: ENTRIES_LOOKED_AT });
  return entries
    .filter((entry) => entry.subject === 'lead' && entry.id === id)
    .map(({ author, at, note, deeds }) => ({
      version,
      author,
      at: momentOf(at),
      note,
      changes: deeds.map(deedInWords),
      deeds: [...deeds],
    }));
}

export function noLead(id: string): Problem {
  return problem('not-found', { kind: 'no-such-lead', id });
}
