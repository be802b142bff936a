import { asked } from '../../account/asked.ts';
import { hasPlaceForRecordings } from '../../account/connect-instance.ts';
import { type Finding, fail, ok, unknown } from '../finding.ts';
import type { Patient } from '../patient.ts';

/** An instance without a place for recordings records nothing, whatever the flows say. */
export async function checkRecordings({ settings, account }: Patient): Promise<readonly Finding[]> {
  const { recording, connectInstance: instance, region } = settings;
  if (recording === 'never') return [ok('recordings', 'no call is recorded')];
  if (instance.kind === 'new') return [ok('recordings', 'their place is made with the instance')];
  const answer = await asked('connect:ListInstanceStorageConfigs', () =>
    hasPlaceForRecordings(account.connect, instance.id),
  );
  if (answer.kind === 'unknown') return [unknown('recordings', answer)];
  if (answer.value) return [ok('recordings', 'the instance has a place for them')];
  const page = `https://${region}.console.aws.amazon.com/connect/v2/app/instances (the instance, Data storage)`;
  return [fail('recordings', 'calls are to be recorded, and the instance has no place for it', `give it one: ${page}`)];
}
