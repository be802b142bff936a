import { OUTPUTS } from '../../../infra/deployment-outputs.ts';
import { asked } from '../../account/asked.ts';
import { recordTargetOf } from '../../account/connect-instance.ts';
import { type Finding, fail, ok, unknown } from '../finding.ts';
import type { Patient } from '../patient.ts';

/** An instance sends its contact records to one place; a deployment makes that place or is given it. */
export async function checkContactRecords({ settings, account, deployed }: Patient): Promise<readonly Finding[]> {
  const { connectInstance: instance, contactRecordStream: wanted, region } = settings;
  if (instance.kind === 'new') return [ok('contact-records', 'the stream is made by the deployment')];
  const answer = await asked('connect:ListInstanceStorageConfigs', () => recordTargetOf(account.connect, instance.id));
  if (answer.kind === 'unknown') return [unknown('contact-records', answer)];
  const target = answer.value;
  const page = `https://${region}.console.aws.amazon.com/connect/v2/app/instances (the instance, Data streaming)`;
  if (target?.kind === 'firehose') {
    const mend = `send them to a Kinesis stream in ${page} and let the Firehose read that; then write the stream's ARN into contactRecordStream`;
    return [fail('contact-records', 'the instance sends them to a Firehose, and it has one place for them', mend)];
  }
  if (wanted.kind === 'create') {
    if (target === undefined) return [ok('contact-records', 'go nowhere yet; the stream is made by the deployment')];
    if (target.arn === deployed[OUTPUTS.contactRecordStreamArn[1]]) {
      return [ok('contact-records', 'go to the stream of this deployment')];
    }
    const mend = `write "contactRecordStream": "${target.arn}"`;
    return [
      fail('contact-records', 'the instance sends them to a stream already, and it has one place for them', mend),
    ];
  }
  if (target === undefined) {
    const mend = `choose the stream in ${page}, or write "contactRecordStream": "create"`;
    return [fail('contact-records', 'the instance sends none to the stream in the settings, nor anywhere else', mend)];
  }
  if (target.arn === wanted.arn) return [ok('contact-records', 'go to the stream in the settings')];
  const mend = `write "contactRecordStream": "${target.arn}"`;
  return [fail('contact-records', 'the instance sends them to another stream than the one in the settings', mend)];
}
