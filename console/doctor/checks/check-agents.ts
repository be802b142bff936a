import { type TierOutputs, tierOutputKey } from '../../../infra/deployment-outputs.ts';
import { listWords } from '../../../shared/domain/rule-words.ts';
import { asked } from '../../account/asked.ts';
import { takesTasks, usersOf } from '../../account/connect-instance.ts';
import { type Finding, ok, unknown, warn } from '../finding.ts';
import type { Patient } from '../patient.ts';

/** So many people are named; the others are counted. */
const NAMED = 5;

/**
 * Who talks to customers has to accept calls automatically: a called person waits for some seconds and no longer. The
 * profiles that the deployment makes take tasks, which remind of callbacks; those that were given may not.
 */
export async function checkAgents(patient: Patient): Promise<readonly Finding[]> {
  const { connectInstance: instance, tiers } = patient.settings;
  const given = tiers.flatMap(({ routingProfileId }) => routingProfileId ?? []);
  const profiles = [...new Set([...given, ...made(patient)])];
  if (instance.kind === 'new' || profiles.length === 0) {
    return [ok('agents', 'nobody has the routing profile of a tier before it is made')];
  }
  return [...(await autoAccept(patient, instance.id, profiles)), ...(await tasks(patient, instance.id, given))];
}

/** Routing profiles that the deployment has made by now. */
function made({ settings, deployed }: Patient): readonly TierOutputs['routingProfileId'][] {
  return settings.tiers.flatMap(({ number }) => deployed[tierOutputKey(number, 'routingProfileId')] ?? []);
}

async function autoAccept(
  { account }: Patient,
  instanceId: string,
  profiles: readonly string[],
): Promise<readonly Finding[]> {
  const users = await asked('connect:SearchUsers', () => usersOf(account.connect, instanceId));
  if (users.kind === 'unknown') return [unknown('agents', users)];
  const agents = users.value.filter(({ routingProfileId }) => profiles.includes(routingProfileId));
  if (agents.length === 0) return [ok('agents', 'nobody has the routing profile of a tier yet')];
  const slow = agents.filter(({ autoAccepts }) => !autoAccepts).map(({ username }) => username);
  if (slow.length === 0) return [ok('agents', `${agents.length} accept calls automatically`)];
  const more = slow.length - NAMED;
  const who = listWords([...slow.slice(0, NAMED), ...(more > 0 ? [`${more} more`] : [])]);
  return [
    warn(
      'agents',
      `${slow.length} of ${agents.length} do not accept calls automatically, and find the line dead where they are slow: ${who}`,
      "switch it on in Connect's own web page: Users, the person, Auto-accept calls",
    ),
  ];
}

async function tasks({ account }: Patient, instanceId: string, given: readonly string[]): Promise<readonly Finding[]> {
  for (const id of given) {
    const answer = await asked('connect:DescribeRoutingProfile', () => takesTasks(account.connect, instanceId, id));
    if (answer.kind === 'unknown') return [unknown('agents', answer)];
    if (answer.value !== false) continue;
    return [
      warn(
        'agents',
        `routing profile ${id} takes no tasks, so that nobody is reminded of a promised callback`,
        "add the channel Task in Connect's own web page: Routing profiles",
      ),
    ];
  }
  return [];
}
