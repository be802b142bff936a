import { type Asked, asked } from '../../account/asked.ts';
import { type NamedPart, queuesOf, routingProfilesOf } from '../../account/connect-instance.ts';
import { type Finding, fail, ok, unknown } from '../finding.ts';
import type { Patient } from '../patient.ts';

/** Queues and routing profiles that the settings name by id have to be there; what they leave out is made. */
export async function checkQueues({ settings, account }: Patient): Promise<readonly Finding[]> {
  const { connectInstance: instance, tiers, furtherRoutingProfileIds } = settings;
  const queues = tiers.flatMap(({ number, queueId }) =>
    queueId === undefined ? [] : [{ field: `tiers.${number}.queueId`, id: queueId }],
  );
  const profiles = [
    ...tiers.flatMap(({ number, routingProfileId }) =>
      routingProfileId === undefined ? [] : [{ field: `tiers.${number}.routingProfileId`, id: routingProfileId }],
    ),
    ...furtherRoutingProfileIds.map((id) => ({ field: 'furtherRoutingProfileIds', id })),
  ];
  if (instance.kind === 'new' || queues.length + profiles.length === 0) {
    return [ok('queues', 'made by the deployment, one with its routing profile for each tier')];
  }
  const found = [
    ...(await missing(queues, 'queue', 'connect:ListQueues', () => queuesOf(account.connect, instance.id))),
    ...(await missing(profiles, 'routing profile', 'connect:ListRoutingProfiles', () =>
      routingProfilesOf(account.connect, instance.id),
    )),
  ];
  return found.length > 0
    ? found
    : [ok('queues', `${queues.length + profiles.length} named in the settings are there`)];
}

async function missing(
  named: readonly { readonly field: string; readonly id: string }[],
  what: string,
  right: string,
  ask: () => Promise<readonly NamedPart[]>,
): Promise<readonly Finding[]> {
  if (named.length === 0) return [];
  const present: Asked<readonly NamedPart[]> = await asked(right, ask);
  if (present.kind === 'unknown') return [unknown('queues', present)];
  return named
    .filter(({ id }) => !present.value.some((each) => each.id === id))
    .map(({ field, id }) =>
      fail(
        'queues',
        `${field}: the instance has no ${what} ${id}`,
        `npm run configure lists them by name; or take the field out, then the deployment makes one`,
      ),
    );
}
