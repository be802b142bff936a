import { describe, expect, it } from 'vitest';
import { examine } from '../../console/doctor/examine.ts';
import { CHECKS, type Check, type Finding } from '../../console/doctor/finding.ts';
import { isSound } from '../../console/doctor/printed-findings.ts';
import type { DeploymentSettings } from '../../infra/settings/deployment-settings.ts';
import type { SimulatedAccount } from '../../simulator/account/account.ts';
import {
  ACCOUNT,
  type AskedAccount,
  anAccount,
  anInstance,
  anotherDialler,
  aStack,
  askedAccounts,
  aUuid,
  exampleSettings,
  INSTANCE_ARN,
  INSTANCE_ID,
} from '../support/an-account.ts';

const open = askedAccounts();
const TOOLS = { node: 'v24.21.0', npm: 'npm/11.4.2 node/v24.21.0 linux x64' };
const LESS = ['"callsInAir": 10', '"callsInAir": 8'] as const;
const SETTINGS = exampleSettings(LESS);
const STREAM = `arn:aws:kinesis:us-east-1:${ACCOUNT}:stream/company-records`;

async function findingsOf(
  fields: Partial<SimulatedAccount>,
  settings: DeploymentSettings = SETTINGS,
  tools = TOOLS,
): Promise<readonly Finding[]> {
  const { clients } = await open(fields);
  return examine({ settings, account: clients }, tools);
}

/** What one check found, in short. */
async function told(check: Check, fields: Partial<SimulatedAccount>, settings?: DeploymentSettings) {
  const found = (await findingsOf(fields, settings)).filter((finding) => finding.check === check);
  return found.map(({ state, found }) => `${state}: ${found}`);
}

function quotas(code: string, changed: Partial<SimulatedAccount['quotas'][number]>): Partial<SimulatedAccount> {
  return { quotas: anAccount().quotas.map((quota) => (quota.code === code ? { ...quota, ...changed } : quota)) };
}

describe('an account that is ready', () => {
  it('has nothing that stands in the way, and what cannot be known is said', async () => {
    const findings = await findingsOf({});

    expect(isSound(findings)).toBe(true);
    expect(findings.map(({ check, state }) => `${check} ${state}`)).toEqual([
      'tools ok',
      'credentials ok',
      'bootstrap ok',
      'instance ok',
      'queues ok',
      'caller-numbers ok',
      'countries unchecked',
      'calls-at-once ok',
      'starts ok',
      'functions ok',
      'contact-records ok',
      'recordings ok',
      'agents ok',
      'e-mail unchecked',
    ]);
  });
});

describe('tools', () => {
  it.each([
    ['v20.11.0', 'npm/10.2.0', 'fail: Node v20.11.0 runs this, and the project is tested on 24'],
    ['v24.1.0', 'npm/8.0.0', 'warn: Node v24.1.0, npm 8.0.0 is old'],
  ])('Node %s with %s', async (node, npm, words) => {
    const [first] = await findingsOf({}, SETTINGS, { node, npm });

    expect(`${first?.state}: ${first?.found}`).toBe(words);
  });
});

describe('credentials', () => {
  it('of another account fail', async () => {
    expect(await told('credentials', { accountId: '999999999999' })).toEqual([
      'fail: account 999999999999 in us-east-1, as user/kim, and the settings are for account 111122223333',
    ]);
  });

  it('that AWS does not know end the examination, because nothing else could be asked', async () => {
    const { api, clients } = await open();
    api.fault('sts:GetCallerIdentity', { kind: 'denied' });

    const findings = await examine({ settings: SETTINGS, account: clients }, TOOLS);

    expect(findings.map(({ check, state }) => `${check} ${state}`)).toEqual(['tools ok', 'credentials fail']);
  });
});

describe('the preparation of the account for CDK', () => {
  it.each([
    ['was never made', [], 'fail: this account and region were never prepared for CDK'],
    [
      'is too old',
      [aStack('CDKToolkit', { outputs: { BootstrapVersion: '4' } })],
      'fail: the account is prepared for an old CDK: version 4',
    ],
    [
      'has failed',
      [aStack('CDKToolkit', { status: 'ROLLBACK_COMPLETE' })],
      'fail: stack CDKToolkit is ROLLBACK_COMPLETE',
    ],
  ])('%s', async (_what, stacks, words) => {
    expect(await told('bootstrap', { stacks })).toEqual([words]);
  });
});

describe('the instance', () => {
  it.each([
    ['that is not there', [], 'fail: this account has no such instance in us-east-1'],
    [
      'that is being made',
      [anInstance({ status: 'CREATION_IN_PROGRESS' })],
      'fail: example-sales is CREATION_IN_PROGRESS, not ACTIVE',
    ],
    ['that makes no calls', [anInstance({ isOutboundOn: false })], 'fail: example-sales makes no outbound calls'],
  ])('%s', async (_what, instances, words) => {
    expect(await told('instance', { instances })).toEqual([words]);
  });

  const making = exampleSettings(
    [
      `"connectInstance": "${INSTANCE_ARN}"`,
      '"region": "us-east-1",\n  "connectInstance": { "create": { "alias": "new-sales" } }',
    ],
    ['"callerNumbers": ["+12025550100"]', '"callerNumbers": { "claim": { "country": "US", "type": "DID" } }'],
    LESS,
  );

  it.each([
    ['finds room', [anInstance()], 'ok: new-sales is made by the deployment'],
    [
      'finds none',
      [anInstance(), anInstance({ id: aUuid(98) }), anInstance({ id: aUuid(99) })],
      'fail: 3 of 2 instances are used, and one is to be made',
    ],
    ['finds its name taken', [anInstance({ alias: 'new-sales' })], 'fail: an instance new-sales exists already'],
  ])('that is to be made %s', async (_what, instances, words) => {
    expect(await told('instance', { instances }, making)).toEqual([words]);
  });
});

describe('an instance that the deployment made', () => {
  it('is looked at as any other when the same settings are deployed again', async () => {
    const making = exampleSettings(
      [
        `"connectInstance": "${INSTANCE_ARN}"`,
        '"region": "us-east-1",\n  "connectInstance": { "create": { "alias": "example-sales" } }',
      ],
      ['"callerNumbers": ["+12025550100"]', '"callerNumbers": { "claim": { "country": "US", "type": "DID" } }'],
    );
    const stacks = [
      ...anAccount().stacks,
      aStack('tierline-connect', { outputs: { ConnectInstanceArn: INSTANCE_ARN } }),
    ];

    expect(await told('instance', { stacks }, making)).toEqual([
      'ok: example-sales is active and makes outbound calls',
    ]);
  });
});

/** The second tier with a queue and a routing profile of the instance's own. */
function naming(queue: number, profile: number): DeploymentSettings {
  return exampleSettings(
    LESS,
    ['// "2": { "queueId"', '"2": { "queueId"'],
    ['10000000-0000-4000-8000-000000000002', aUuid(queue)],
    ['20000000-0000-4000-8000-000000000002', aUuid(profile)],
  );
}

describe('queues and routing profiles named in the settings', () => {
  it('are found on whichever page the instance tells them', async () => {
    expect(await told('queues', {}, naming(3, 13))).toEqual(['ok: 2 named in the settings are there']);
  });

  it('fail one by one where they are not there', async () => {
    expect(await told('queues', {}, naming(50, 51))).toEqual([
      `fail: tiers.2.queueId: the instance has no queue ${aUuid(50)}`,
      `fail: tiers.2.routingProfileId: the instance has no routing profile ${aUuid(51)}`,
    ]);
  });
});

describe('caller numbers', () => {
  it('that are not claimed fail, told by their last digits only', async () => {
    expect(await told('caller-numbers', { instances: [anInstance({ numbers: [] })] })).toEqual([
      'fail: not claimed to this instance: …0100',
    ]);
  });

  it('of another country than the one that is called are to be thought over', async () => {
    const numbers = [{ id: aUuid(33), number: '+12025550100', country: 'GB', type: 'DID' }];

    expect(await told('caller-numbers', { instances: [anInstance({ numbers })] })).toEqual([
      'ok: 1 of 1 are claimed to the instance',
      'warn: numbers of GB are shown to people whom us-federal is for',
    ]);
  });
});

describe('calls at once', () => {
  it.each([
    ['all of them', 10, undefined, 'warn: 10 of 10: nothing is left for people who ring the company meanwhile'],
    ['more than there are', 11, undefined, 'fail: 11 of 10'],
    ['what was granted to the instance', 40, INSTANCE_ARN, 'ok: 40 of 50'],
    ['what was granted to another instance', 40, `${INSTANCE_ARN}9`, 'fail: 40 of 10'],
  ])('%s', async (_what, callsInAir, resourceArn, words) => {
    const granted = resourceArn === undefined ? [] : [{ value: 50, resourceArn }];
    const settings = exampleSettings(['"callsInAir": 10', `"callsInAir": ${callsInAir}`]);

    expect(await told('calls-at-once', quotas('L-12AB7C57', { granted }), settings)).toEqual([words]);
  });

  it('that AWS set to none stand in the way', async () => {
    const granted = [{ value: 0, resourceArn: INSTANCE_ARN }];

    expect(await told('calls-at-once', quotas('L-12AB7C57', { granted }))).toEqual([
      'fail: AWS lets the instance make no call at all: its quota is 0',
    ]);
  });
});

describe('other deployments', () => {
  const shares = (instanceId: string) => ({
    CONNECT_INSTANCE_ID: instanceId,
    CALLS_IN_AIR: '5',
    STARTS_PER_SECOND: '1',
  });
  const crowded = Array.from({ length: 25 }, (_, index) => aStack(`something-else-${index}`));
  const stacks = [...anAccount().stacks, ...crowded, anotherDialler('care'), anotherDialler('tierline')];

  it('on the same instance take of its calls and of the starts', async () => {
    const fields = { stacks, functions: { 'care-dialler': shares(INSTANCE_ID) } };

    expect(await told('calls-at-once', fields)).toEqual(['fail: 8 of 10, 13 with care']);
    expect(await told('starts', fields)).toEqual([
      "fail: 2 of 2 a second, 3 with care; the burst is told nowhere, AWS's default is 5",
    ]);
  });

  it('on another instance take of the starts alone, which the account shares', async () => {
    const fields = { stacks, functions: { 'care-dialler': shares(aUuid(77)) } };

    expect(await told('calls-at-once', fields)).toEqual(['ok: 8 of 10']);
    expect(await told('starts', fields)).toEqual([
      "fail: 2 of 2 a second, 3 with care; the burst is told nowhere, AWS's default is 5",
    ]);
  });
});

describe('calls with answering-machine detection', () => {
  it('fail while their quota is what AWS gives at first', async () => {
    const settings = exampleSettings(['"trafficType": "general"', '"trafficType": "campaign"'], LESS);

    expect(await told('campaign-calls', {}, settings)).toEqual([
      'fail: trafficType is campaign, with 8 calls at once, and the quota is 0',
    ]);
  });
});

describe('functions of the instance', () => {
  const functionArn = (name: string) => `arn:aws:lambda:us-east-1:${ACCOUNT}:function:${name}`;
  const full = (name: (index: number) => string) => [
    anInstance({ functions: Array.from({ length: 48 }, (_, index) => functionArn(name(index))) }),
  ];

  it('fail when the instance has no room for those of the deployment', async () => {
    expect(await told('functions', { instances: full((index) => `crm-${index}`) })).toEqual([
      'fail: the instance may invoke 52 of 50 with the 4 of this deployment',
    ]);
  });

  it('of this deployment itself are not counted twice, unlike those of one with a like name', async () => {
    const own = Object.fromEntries([45, 46, 47].map((index) => [`Arn${index}`, functionArn(`tierline-x-${index}`)]));
    const stacks = [...anAccount().stacks, aStack('tierline-calls-in', { outputs: own })];

    expect(await told('functions', { stacks, instances: full((index) => `tierline-x-${index}`) })).toEqual([
      'ok: 49 of 50 with the 4 of this deployment',
    ]);
  });
});

describe('contact records', () => {
  const sentTo = (arn: string, kind: 'stream' | 'firehose' = 'stream') => ({
    instances: [anInstance({ recordTarget: { kind, arn } })],
  });
  const named = exampleSettings(['"contactRecordStream": "create"', `"contactRecordStream": "${STREAM}"`], LESS);

  it('that go to a stream of the company already: its ARN is the mend', async () => {
    const [finding] = (await findingsOf(sentTo(STREAM))).filter(({ check }) => check === 'contact-records');

    expect(finding).toEqual({
      state: 'fail',
      check: 'contact-records',
      found: 'the instance sends them to a stream already, and it has one place for them',
      mend: `write "contactRecordStream": "${STREAM}"`,
    });
  });

  it.each([
    [
      'go to this deployment',
      {
        ...sentTo(`${STREAM}-own`),
        stacks: [aStack('tierline-calls-in', { outputs: { ContactRecordStreamArn: `${STREAM}-own` } })],
      },
      SETTINGS,
      'ok: go to the stream of this deployment',
    ],
    ['go to the named stream', sentTo(STREAM), named, 'ok: go to the stream in the settings'],
    [
      'go elsewhere',
      sentTo(`${STREAM}-2`),
      named,
      'fail: the instance sends them to another stream than the one in the settings',
    ],
    ['go nowhere', {}, named, 'fail: the instance sends none to the stream in the settings, nor anywhere else'],
    [
      'go to a Firehose',
      sentTo(`arn:aws:firehose:us-east-1:${ACCOUNT}:deliverystream/records`, 'firehose'),
      SETTINGS,
      'fail: the instance sends them to a Firehose, and it has one place for them',
    ],
  ])('%s', async (_what, fields, settings, words) => {
    expect(await told('contact-records', fields, settings)).toEqual([words]);
  });
});

describe('the people of the tiers', () => {
  const PROFILE = aUuid(11);
  const named = naming(3, 11);
  const people = (...autoAccepts: readonly boolean[]) =>
    autoAccepts.map((accepts, index) => ({
      id: aUuid(index + 51),
      username: `agent-${index + 1}`,
      routingProfileId: PROFILE,
      autoAccepts: accepts,
    }));
  const elsewhere = { id: aUuid(50), username: 'other', routingProfileId: aUuid(12), autoAccepts: false };

  it.each([
    [[elsewhere], 'ok: nobody has the routing profile of a tier yet'],
    [[elsewhere, ...people(true, true, true)], 'ok: 3 accept calls automatically'],
    [
      people(true, false, false),
      'warn: 2 of 3 do not accept calls automatically, and find the line dead where they are slow: agent-2 and agent-3',
    ],
  ])('%#', async (users, words) => {
    expect(await told('agents', { instances: [anInstance({ users })] }, named)).toEqual([words]);
  });

  it('count by the profiles that the deployment made, too', async () => {
    const stacks = [...anAccount().stacks, aStack('tierline-connect', { outputs: { Tier1RoutingProfileId: PROFILE } })];

    expect(await told('agents', { stacks, instances: [anInstance({ users: people(true) })] })).toEqual([
      'ok: 1 accept calls automatically',
    ]);
  });

  it.each(['connect:SearchUsers', 'connect:DescribeRoutingProfile'])('stay unknown without %s', async (right) => {
    const { api, clients } = await open();
    api.fault(right, { kind: 'denied' });

    const findings = await examine({ settings: named, account: clients }, TOOLS);

    expect(findings.filter(({ check }) => check === 'agents')).toContainEqual(
      expect.objectContaining({ state: 'unchecked', found: `could not be checked: the right ${right} is missing` }),
    );
  });

  it('are not reminded of callbacks where their own routing profile takes no tasks', async () => {
    const routingProfiles = [{ id: PROFILE, name: 'Sellers', channels: ['VOICE' as const] }];

    expect(await told('agents', { instances: [anInstance({ routingProfiles })] }, named)).toEqual([
      'ok: nobody has the routing profile of a tier yet',
      `warn: routing profile ${PROFILE} takes no tasks, so that nobody is reminded of a promised callback`,
    ]);
  });
});

describe('recordings', () => {
  const recorded = exampleSettings(['"recording": "never"', '"recording": "after-notice"'], LESS);

  it.each([
    [false, 'fail: calls are to be recorded, and the instance has no place for it'],
    [true, 'ok: the instance has a place for them'],
  ])('with a place for them: %s', async (hasPlaceForRecordings, words) => {
    expect(await told('recordings', { instances: [anInstance({ hasPlaceForRecordings })] }, recorded)).toEqual([words]);
  });
});

describe('a right that is missing', () => {
  const needing: readonly (readonly [string, Check])[] = [
    ['cloudformation:DescribeStacks', 'bootstrap'],
    ['connect:DescribeInstance', 'instance'],
    ['connect:ListPhoneNumbersV2', 'caller-numbers'],
    ['servicequotas:GetServiceQuota', 'calls-at-once'],
    ['connect:ListLambdaFunctions', 'functions'],
    ['connect:ListInstanceStorageConfigs', 'contact-records'],
  ];

  async function withoutRight(
    right: string,
  ): Promise<{ readonly account: AskedAccount; readonly findings: readonly Finding[] }> {
    const account = await open();
    account.api.fault(right, { kind: 'denied' });
    return { account, findings: await examine({ settings: SETTINGS, account: account.clients }, TOOLS) };
  }

  it.each(needing)('%s leaves %s open, names it, and stops no other check', async (right, check) => {
    const { findings } = await withoutRight(right);
    const open = findings.filter((finding) => finding.check === check);

    expect(open.map(({ state }) => state)).toContain('unchecked');
    expect(JSON.stringify(open)).toContain(`the right ${right} is missing`);
    expect(isSound(findings)).toBe(true);
    expect(new Set(findings.map((finding) => finding.check)).size).toBe(CHECKS.length - 1);
  });
});

describe('an account that asks to slow down', () => {
  it('is asked again until it answers', async () => {
    const { api, clients } = await open();
    api.fault('connect:DescribeInstance', { kind: 'throttled', times: 2 });

    const findings = await examine({ settings: SETTINGS, account: clients }, TOOLS);

    expect(findings.find(({ check }) => check === 'instance')?.state).toBe('ok');
  });
});
