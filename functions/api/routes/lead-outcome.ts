import type { ChangedLead, NotChanged } from '../../../shared/application/changed-lead.ts';
import { leadChangesSince } from '../../../shared/application/changes-since.ts';
import { showLead } from '../../../shared/application/show-lead.ts';
import type { Role } from '../../../shared/domain/roles.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { type Problem, problem } from '../routing/problem.ts';
import type { Outcome } from '../routing/route.ts';
import { type LeadAnswer, leadAnswerBody } from './lead-answers.ts';
import { newestSigned, sinceBody } from './told-changes.ts';

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
      const since = await leadChangesSince(deps, result.lead, result.startedFrom);
      const cause = { kind: 'lead-overtaken' as const, ...newestSigned(since), state: state.kind };
      return problem('overtaken', cause, { ...sinceBody('lead', since), version });
    }
  }
}

export function noLead(id: string): Problem {
  return problem('not-found', { kind: 'no-such-lead', id });
}
