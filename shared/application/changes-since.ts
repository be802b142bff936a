import type { Attempt, Decision } from '../domain/attempt.ts';
import type { Lead } from '../domain/lead.ts';
import type { Person } from '../domain/person.ts';
import { personVersion } from './person-version.ts';
import type { AuditLog, ChangedVersions, SignedChange } from './ports/audit-log.ts';
import type { LeadArchive } from './ports/lead-archive.ts';
import type { LeadEdits } from './ports/lead-edits.ts';

/** What led from one version to a later one. */
export type ToldChange = ChangedVersions &
  (
    | { readonly kind: 'signed'; readonly entry: SignedChange }
    /** A call of the dialler's: what was decided of it, or that it is under way. */
    | { readonly kind: 'call'; readonly attempt: Attempt; readonly decision?: Decision }
    /** One or more changes in a row of which nobody knows who made them. */
    | { readonly kind: 'unsigned' }
  );

/** Every change after a version and none before it, newest first: each begins with the version that the next one ends with. */
export interface ChangesSince {
  readonly changes: readonly ToldChange[];
  /** False when there are earlier ones after the version, too. */
  readonly isAll: boolean;
}

const MOST_TOLD = 20;
/** Looked through for the version that was started from: nobody is changed so often while somebody looks at them. */
const MOST_OF_A_PERSON = 100;

export interface LeadChangesDependencies {
  readonly edits: Pick<LeadEdits, 'signedBetween'>;
  readonly archive: Pick<LeadArchive, 'callsOf' | 'attempts'>;
}

/**
 * Who changed a lead since a version, up to the version that it is given in. Every write of a lead is one version: those
 * that people signed are known by it, and those of its newest {@link MOST_TOLD} calls; what lies between is told as
 * unsigned. One request, and two more when not everything was signed.
 */
export async function leadChangesSince(
  { edits, archive }: LeadChangesDependencies,
  lead: Pick<Lead, 'id' | 'version'>,
  startedFrom: number,
): Promise<ChangesSince> {
  if (startedFrom >= lead.version) return { changes: [], isAll: true };
  const versions = { from: startedFrom, to: lead.version };
  const signed = await edits.signedBetween(lead.id, versions, MOST_TOLD + 1);
  const isSigned = signed.length === lead.version - startedFrom;
  const calls = isSigned ? [] : await callsOf(archive, lead.id);
  const known = new Map<number, ToldChange>([
    ...calls.filter(({ to }) => to > startedFrom && to <= lead.version).map((call) => [call.to, call] as const),
    ...signed.map((entry) => [entry.to, toldAs(entry)] as const),
  ]);
  const newestFirst = [...known.values()].toSorted((one, other) => other.to - one.to);
  return bounded(withUnsigned(newestFirst, versions));
}

/**
 * Who changed what somebody may do since a version, up to how they are given. Versions of a person come again when they
 * are as they were before: the newest time is meant. Where no signed change begins or ends with the version, nobody can
 * tell what came after it, and nothing but that is told. One request.
 */
export async function personChangesSince(
  { audit }: { readonly audit: Pick<AuditLog, 'changesOf'> },
  person: Person,
  startedFrom: number,
): Promise<ChangesSince> {
  const signed = await audit.changesOf(person.id, MOST_OF_A_PERSON);
  const begin = signed.findIndex(({ from, to }) => to === startedFrom || from === startedFrom);
  const after = begin === -1 ? [] : signed.slice(0, signed[begin]?.to === startedFrom ? begin : begin + 1);
  return bounded(withUnsigned(after.map(toldAs), { from: startedFrom, to: personVersion(person) }));
}

function toldAs(entry: SignedChange): ToldChange {
  return { kind: 'signed', from: entry.from, to: entry.to, entry };
}

/** All that leads from one version to another, where the known changes leave something out. */
function withUnsigned(newestFirst: readonly ToldChange[], { from, to }: ChangedVersions): readonly ToldChange[] {
  const told: ToldChange[] = [];
  let reached = to;
  for (const change of newestFirst) {
    if (change.to !== reached) told.push({ kind: 'unsigned', from: change.to, to: reached });
    told.push(change);
    reached = change.from;
  }
  if (reached !== from) told.push({ kind: 'unsigned', from, to: reached });
  return told;
}

function bounded(changes: readonly ToldChange[]): ChangesSince {
  return { changes: changes.slice(0, MOST_TOLD), isAll: changes.length <= MOST_TOLD };
}

async function callsOf(archive: LeadChangesDependencies['archive'], leadId: string): Promise<readonly ToldChange[]> {
  const calls = await archive.callsOf(leadId, MOST_TOLD);
  const attempts = await archive.attempts(calls.map(({ contactId }) => contactId));
  return attempts.flatMap(changesBy);
}

/** While nothing is decided the newest version that the call made is the one in its snapshot. */
function changesBy(attempt: Attempt): readonly ToldChange[] {
  const { lead, decision: inForce, earlierDecisions = [] } = attempt;
  if (inForce === undefined) return [{ kind: 'call', from: lead.version - 1, to: lead.version, attempt }];
  return [...earlierDecisions, inForce].flatMap((decision): readonly ToldChange[] => {
    const { leadVersion: to } = decision;
    return to === undefined ? [] : [{ kind: 'call', from: to - 1, to, attempt, decision }];
  });
}
