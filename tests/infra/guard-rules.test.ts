import { mkdtempSync, rmSync } from 'node:fs';
import { arch, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { CfnGuardValidator } from '@cdklabs/cdk-validator-cfnguard';
import { App, Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { afterAll, expect, it } from 'vitest';
import { addDeployment } from '../../infra/deployment.ts';
import { anApp, EXAMPLE_SETTINGS, printed } from './a-deployment.ts';

const OUT = mkdtempSync(join(tmpdir(), 'tierline-guard-'));
afterAll(() => rmSync(OUT, { recursive: true, force: true }));

/** What the rules find in one run over many templates is more text than Node takes by itself. */
const MOST_OUTPUT_BYTES = 64 * 1024 * 1024;

interface Acknowledged {
  readonly because: string;
  /** Resources by their logical ids without hashes; everything that the rule is about when absent. */
  readonly only?: readonly string[];
}

/**
 * Findings of AWS Control Tower's proactive controls that stand as they are. A reason that holds for whatever is deployed
 * names no resources; the others hold for these resources alone.
 * @see https://docs.aws.amazon.com/controltower/latest/controlreference/proactive-controls.html
 */
const ACKNOWLEDGED: Readonly<Record<string, Acknowledged>> = {
  'CT.CLOUDFRONT.PR.4': {
    because:
      'A console is asked for by a few people; S3 and the gateway are in several zones, and calls go on without it.',
    only: ['ConsoleDistribution'],
  },
  'CT.CLOUDFRONT.PR.5': {
    because:
      'Paths name leads, and addresses people. Who changed what is in the audit log; the gateway logs every request without either.',
    only: ['ConsoleDistribution'],
  },
  'CT.CLOUDFRONT.PR.6': {
    because: "Without an address of the company's own it answers under CloudFront's, with CloudFront's certificate.",
    only: ['ConsoleDistribution'],
  },
  'CT.CLOUDFRONT.PR.7': {
    because: "It is about a certificate of the company's own, and then it is so.",
    only: ['ConsoleDistribution'],
  },
  'CT.CLOUDFRONT.PR.9': {
    because: "CloudFront's own certificate brings its own oldest TLS; with the company's it is 1.2.",
    only: ['ConsoleDistribution'],
  },
  'CT.CLOUDWATCH.PR.2': {
    because:
      'Logs are kept for a month: they help to find faults. What must be proved later is in the table and its backups.',
  },
  'CT.CLOUDWATCH.PR.3': {
    because: 'Logs hold no number, name or attribute of anybody; AWS encrypts them with a key of its own.',
  },
  'CT.LAMBDA.PR.2': {
    because:
      "The rule reads no ARN that is put together: this one says that nobody but this deployment's own gateway invokes.",
    only: ['ApiANYapiproxyFunctionPermission'],
  },
  'CT.LAMBDA.PR.3': {
    because:
      'Functions talk to AWS services alone, over TLS. Inside a VPC each would need endpoints, and fail with them.',
  },
  'CT.KMS.PR.3': {
    because: 'The key policies leave grants to the IAM policies of the account; no role of ours may create one.',
    only: ['Key', 'LeadsKey', 'SuppressionLogKey'],
  },
  'CT.S3.PR.2': {
    because:
      "Where access logs are kept, logging itself would never end; the console's files everybody gets who opens it.",
    only: ['ConsoleFiles', 'FailedContactRecordsAccessLog', 'SuppressionLogAccessLog'],
  },
  'CT.S3.PR.3': {
    because: 'Whoever said stop is never forgotten: nothing in the log expires.',
    only: ['SuppressionLogBucket'],
  },
  'CT.S3.PR.6': {
    because:
      "Whoever said stop is never forgotten: no version of an object in the log expires. The console's files are few and small.",
    only: ['ConsoleFiles', 'SuppressionLogBucket'],
  },
  'CT.S3.PR.4': {
    because:
      'What is kept is read by a person: what failed, when an alarm tells of it; the log, on the day of a restore; the console, in a browser.',
    only: [
      'ConsoleFiles',
      'FailedContactRecordsAccessLog',
      'FailedContactRecordsBucket',
      'SuppressionLogAccessLog',
      'SuppressionLogBucket',
    ],
  },
  'CT.S3.PR.9': {
    because:
      'What failed has to go when it has been replayed: it holds telephone numbers. Access logs are thrown away, and the console can be built again.',
    only: ['ConsoleFiles', 'FailedContactRecordsAccessLog', 'FailedContactRecordsBucket', 'SuppressionLogAccessLog'],
  },
  'CT.S3.PR.10': {
    because:
      "S3 can write access logs only into buckets that it encrypts with its own key; the console's files hide nothing.",
    only: ['ConsoleFiles', 'FailedContactRecordsAccessLog', 'SuppressionLogAccessLog'],
  },
  'CT.S3.PR.11': {
    because:
      'Nothing is overwritten in it, or it can be built again; and what is deleted is to be gone: telephone numbers, and old access logs.',
    only: ['ConsoleFiles', 'FailedContactRecordsAccessLog', 'FailedContactRecordsBucket', 'SuppressionLogAccessLog'],
  },
  'CT.SQS.PR.1': {
    because:
      'Dead letters end there. Which queues may send them follows from the queues; the other way round would be a circle.',
    only: [
      'DialDueLeadsDeadLettersQueue',
      'RecordBusinessEventDeadLettersQueue',
      'RecordContactEventDeadLettersQueue',
      'RejectedInputQueue',
    ],
  },
};

/** @throws Error, whose first line says what to do, where the program of the rules does not run. */
function violations(app: App) {
  const templatePaths = app.synth().stacks.map(({ templateFullPath }) => templateFullPath);
  try {
    return new CfnGuardValidator({ maxBuffer: MOST_OUTPUT_BYTES }).validate({ templatePaths, appConstruct: app })
      .violations;
  } catch (error) {
    throw new Error(
      `CloudFormation Guard does not run on ${platform()} ${arch()}. npm ci brings it for Linux and macOS on x64 and arm64: run the tests there, on Windows in WSL.`,
      { cause: error },
    );
  }
}

/** `CT.SQS.PR.1 RejectedInputQueue`, once for each. */
function findings(app: App): readonly string[] {
  const found = violations(app).flatMap(({ ruleName, description = '', violatingResources }) => {
    const rule = /\[(CT\.[A-Z0-9.]+)\]/.exec(description)?.[1] ?? ruleName;
    return violatingResources.flatMap(({ resourceLogicalId: id }) =>
      id === '' || id === undefined ? [] : [`${rule} ${printed({ Ref: id }).slice(1, -1)}`],
    );
  });
  return [...new Set(found)].toSorted();
}

it("AWS Control Tower's rules find nothing but what is acknowledged, and everything that is", () => {
  const app = anApp();
  addDeployment(app, EXAMPLE_SETTINGS);

  const found = findings(app);
  const ofEvery = Object.entries(ACKNOWLEDGED).filter(([, { only }]) => only === undefined);
  const isOfEvery = (finding: string) => ofEvery.some(([rule]) => finding.startsWith(`${rule} `));
  const exact = Object.entries(ACKNOWLEDGED).flatMap(([rule, { only = [] }]) => only.map((id) => `${rule} ${id}`));

  expect(found.filter((finding) => !isOfEvery(finding))).toEqual(exact.toSorted());
  expect(ofEvery.filter(([rule]) => !found.some((finding) => finding.startsWith(`${rule} `)))).toEqual([]);
}, 120_000);

it('the rules find what is wrong when something is', () => {
  const app = new App({ outdir: OUT });
  new Queue(new Stack(app, 'Careless'), 'Queue');

  expect(findings(app)).toEqual(['CT.SQS.PR.1 Queue', 'CT.SQS.PR.2 Queue']);
}, 120_000);
