import { isAttempt, type Lead } from '../../domain/lead.ts';
import { freePeople, type OwnCall } from '../../domain/pacing.ts';
import type { PeopleSnapshot } from '../ports/telephony.ts';
import type { PendingCalls } from '../ports/timer-index.ts';
import type { SettingsInForce } from '../settings-in-force.ts';
import type { FreedPerson } from './freed-people.ts';

/** Free people by routing profile: those counted, corrected by what our own calls have done since the count. */
export function peopleLeft(
  settings: SettingsInForce,
  pending: PendingCalls,
  freed: readonly FreedPerson[],
  snapshot: PeopleSnapshot,
): Map<string, number> {
  const left = new Map<string, number>();
  for (const [profile, counts] of snapshot.byRoutingProfile) {
    left.set(
      profile,
      freePeople({ takenAt: snapshot.takenAt, ...counts }, ownCalls(settings, profile, pending, freed)),
    );
  }
  return left;
}

/** The calls that somebody of the routing profile takes, or has taken. */
function ownCalls(
  settings: SettingsInForce,
  profile: string,
  { dialling, wrapping }: PendingCalls,
  freed: readonly FreedPerson[],
): readonly OwnCall[] {
  const isOwn = (lead: Lead) => profileTaking(settings, lead) === profile;
  const queues = settings.campaigns.flatMap(({ equipment }) =>
    equipment?.routingProfileId === profile ? [equipment.queueId] : [],
  );
  const finished = freed.filter(({ queueId }) => queues.some((own) => own === queueId));
  const isFinished = (contactId: string) => finished.some((person) => person.contactId === contactId);
  const calls: OwnCall[] = finished.map(({ startedAt, callEndedAt, agentFreeAt }) => ({
    kind: 'finished',
    startedAt,
    endedAt: callEndedAt,
    agentFreeAt,
  }));
  for (const { state } of dialling.filter(isOwn)) {
    if (state.kind !== 'dialling') continue;
    if (state.phase.kind === 'in-the-air' && isFinished(state.phase.contactId)) continue;
    calls.push({ kind: 'in-the-air', startedAt: state.claimedAt });
  }
  for (const { state, recentCalls } of wrapping.filter(isOwn)) {
    if (state.kind !== 'wrapping' || isFinished(state.contactId)) continue;
    const own = recentCalls.find((call) => isAttempt(call, state.attemptNumber));
    calls.push({ kind: 'wrapping', startedAt: own?.at ?? state.endedAt, endedAt: state.endedAt });
  }
  return calls;
}

/**
 * Whose people take the lead's call: those of the campaign that placed it, or, where a new structure has taken its equipment
 * away, those who work the lead's stage now.
 */
function profileTaking(settings: SettingsInForce, { campaignId, stage }: Lead): string | undefined {
  const equipment = settings.campaign(campaignId)?.equipment ?? settings.campaignFor(stage, campaignId).equipment;
  return equipment?.routingProfileId;
}
