import { describe, expect, it } from 'vitest';
import type { SynthesisedStack } from '../../console/deploy/assembly.ts';
import { parseWords } from '../../console/deploy/options.ts';
import { removeDeployment } from '../../console/deploy/remove-deployment.ts';
import { type DeployTools, deploy } from '../../console/deploy/run-command.ts';
import { FLOW_FUNCTIONS } from '../../console/doctor/checks/check-functions.ts';
import { publishRules } from '../../shared/application/rules-versions.ts';
import { ConsoleBuildError } from '../../simulator/console-site/console-build.ts';
import { DEPLOYED_SETTINGS, DEPLOYED_STACKS, type DeployFloor, deployFloors } from '../support/a-deploy-floor.ts';
import { anInstance, aStack } from '../support/an-account.ts';
import { NOON } from '../support/lead-builders.ts';
import { brokenAfter, settingsWithWrites } from '../support/settings-with-writes.ts';

const aFloor = deployFloors();
const SETTINGS = DEPLOYED_SETTINGS;
const STACKS = DEPLOYED_STACKS;
const REQUEST = { skipDoctor: false };
const TELLS_PEOPLE = 'set ConsoleAddress of tierline-people';

/** The stacks with one of them otherwise. */
function changed(
  stack: string,
  change: (resources: SynthesisedStack['template']['Resources']) => SynthesisedStack['template']['Resources'],
) {
  return STACKS.map((each) =>
    each.name === stack
      ? { ...each, template: { ...each.template, Resources: change(each.template.Resources) } }
      : each,
  );
}

function without(type: string) {
  return (resources: SynthesisedStack['template']['Resources']) =>
    Object.fromEntries(Object.entries(resources).filter(([, { Type }]) => Type !== type));
}

describe('npm run deploy', () => {
  it('looks, asks, deploys, and gives the company what it begins with', async () => {
    const { cdk, repository, tools, asked, told } = await aFloor();

    const { text, isDone } = await deploy(REQUEST, tools);

    expect(isDone).toBe(true);
    expect(cdk.done).toEqual(['synthesise', 'deploy', TELLS_PEOPLE]);
    expect(asked).toEqual([{ kind: 'yes-or-no', message: 'Deploy this to us-east-1 as tierline?' }]);
    expect(told()).toMatch(/^What would change$/m);
    expect(told()).toMatch(/^ {2}tierline-data +new: \d+ resources$/m);
    expect(text).toMatch(/^ {2}campaigns +stored: prospecting, selling, account-care$/m);
    expect(text).toMatch(/^Next: npm run first-call -- \+NUMBER-OF-YOUR-PHONE/m);
    const { structure, rules, campaigns } = await repository.read();
    expect(structure.document.tiers).toEqual(
      [1, 2, 3].map((number) => ({
        name: SETTINGS.tiers[number - 1]?.name,
        stages: SETTINGS.tiers[number - 1]?.stages,
        queueId: `a-Tier${number}QueueId`,
        routingProfileId: `a-Tier${number}RoutingProfileId`,
        contactFlowId: `a-Tier${number}OutboundFlowId`,
        callerNumbers: ['+12025550100'],
      })),
    );
    expect(rules.document).toEqual(SETTINGS.firstRules);
    expect(campaigns).toHaveLength(3);
    expect((await repository.readControls()).mode).toEqual({ kind: 'observe' });
  });

  it('asks and deploys nothing the second time, and leaves the table as it is', async () => {
    const { cdk, repository, tools, asked } = await aFloor();
    await deploy(REQUEST, tools);
    await publishRules({ repository, clock: () => NOON }, { input: {}, expectedVersion: 1, author: 'Kim', note: '' });
    const before = await repository.read();

    const { text } = await deploy(REQUEST, tools);

    expect(cdk.done).toEqual(['synthesise', 'deploy', TELLS_PEOPLE, 'synthesise']);
    expect(asked).toHaveLength(1);
    expect(text).toMatch(/^ {2}rules +as they were, version 2$/m);
    expect(await repository.read()).toEqual(before);
  });

  it('is stopped by what the doctor finds, unless told otherwise', async () => {
    const { cdk, tools, told } = await aFloor({ instances: [anInstance({ isOutboundOn: false })] });

    await expect(deploy(REQUEST, tools)).rejects.toThrow('Nothing was deployed: mend what stands in the way');
    expect(cdk.done).toEqual([]);
    expect(told()).toContain('example-sales makes no outbound calls');
    expect((await deploy({ ...REQUEST, skipDoctor: true }, tools)).isDone).toBe(true);
    expect(told()).toContain('Goes on although something stands in the way');
  });

  it('deploys nothing when the console cannot be built', async () => {
    const { cdk, tools } = await aFloor();
    const buildConsole = () => Promise.reject(new ConsoleBuildError('The console cannot be built:\nwhy'));

    await expect(deploy(REQUEST, { ...tools, buildConsole })).rejects.toThrow('why\nNothing was deployed.');
    expect(cdk.done).toEqual(['synthesise']);
  });

  it('tells the user pool nothing that it has from the settings', async () => {
    const { cdk, tools } = await aFloor();
    const signIn = { ...SETTINGS.signIn, consoleAddress: 'https://d111111abcdef8.cloudfront.net' };
    await deploy(REQUEST, { ...tools, settings: { ...SETTINGS, signIn } });

    expect(cdk.done).toEqual(['synthesise', 'deploy']);
  });

  it('says that nobody can sign in when the user pool could not be told', async () => {
    const { cdk, tools } = await aFloor();
    cdk.setParameter = async () => false;

    await expect(deploy(REQUEST, tools)).rejects.toThrow('nobody can sign in');
  });

  it('deploys nothing when nobody agrees', async () => {
    const { cdk, tools } = await aFloor({}, false);

    await expect(deploy(REQUEST, tools)).rejects.toThrow('Nothing was deployed.');
    expect(cdk.done).toEqual(['synthesise']);
  });

  it('is carried on by the same command after CDK broke off', async () => {
    const { cdk, repository, tools, told } = await aFloor();
    cdk.breaksAfter = 3;
    await expect(deploy(REQUEST, tools)).rejects.toThrow('Mend the reason and run the same command again.');
    expect((await repository.read()).structure.version).toBe(0);
    cdk.breaksAfter = Number.POSITIVE_INFINITY;

    expect((await deploy(REQUEST, tools)).isDone).toBe(true);
    expect(told()).toMatch(/^ {2}tierline-data +unchanged$/m);
    expect((await repository.read()).structure.version).toBe(1);
  });

  it('makes a stack anew whose first making failed, although its template is there', async () => {
    const { account, cdk, tools, told } = await aFloor();
    const [, data] = STACKS;
    const failed = aStack(data?.name ?? '', { status: 'ROLLBACK_COMPLETE', template: JSON.stringify(data?.template) });
    account.api.account = { ...account.api.account, stacks: [...account.api.account.stacks, failed] };

    expect((await deploy(REQUEST, tools)).isDone).toBe(true);
    expect(told()).toMatch(/^ {2}tierline-data +new: /m);
    expect(cdk.done).toEqual(['synthesise', 'deploy', TELLS_PEOPLE]);
  });

  it('is carried on by the same command after it died between any two writes', async () => {
    const whole = await aFloor();
    await deploy(REQUEST, whole.tools);
    const expected = await whole.repository.read();

    for (const survived of [0, 1, 2, 3, 4]) {
      const { repository, tools } = await aFloor();
      const dying: DeployTools = {
        ...tools,
        withCompany: (use) =>
          tools.withCompany((company) =>
            use({ ...company, settings: settingsWithWrites(repository, brokenAfter(survived)) }),
          ),
      };
      await expect(deploy(REQUEST, dying)).rejects.toThrow('The connection broke.');
      await deploy(REQUEST, tools);

      expect(await repository.read(), `after ${survived} writes`).toEqual(expected);
    }
  });

  it('by two at once gives the company everything once', async () => {
    const { repository, tools } = await aFloor();
    await Promise.all([deploy(REQUEST, tools), deploy(REQUEST, tools)]);
    const { structure, rules, campaigns } = await repository.read();

    expect([structure.version, rules.version, campaigns.length]).toEqual([1, 1, 3]);
  });
});

describe('numbers that customers may call back', () => {
  const flowsOf = ({ account }: DeployFloor) =>
    account.api.account.instances.flatMap(({ numbers }) => numbers.map(({ flowId }) => flowId));
  const numbersOf = (flowId?: string) =>
    anInstance().numbers.map((each) =>
      each.number === '+12025550100' && flowId !== undefined ? { ...each, flowId } : each,
    );

  it('lead to the inbound flow, those alone that are called from', async () => {
    const floor = await aFloor();
    const first = await deploy(REQUEST, floor.tools);
    const second = await deploy(REQUEST, floor.tools);

    expect(first.text).toMatch(/^ {2}numbers +1 led to the inbound flow$/m);
    expect(second.text).toMatch(/^ {2}numbers +1 lead to the inbound flow, as before$/m);
    expect(flowsOf(floor)).toEqual([undefined, undefined, 'a-InboundFlowId']);
  });

  it('stay where somebody led them', async () => {
    const floor = await aFloor({ instances: [anInstance({ numbers: numbersOf('own-flow') })] });
    const { text } = await deploy(REQUEST, floor.tools);

    expect(text).toMatch(/^ {2}numbers +1 lead to another flow, and stay there$/m);
    expect(flowsOf(floor)).toEqual([undefined, undefined, 'own-flow']);
  });

  it.each([
    'connect:ListFlowAssociations',
    'connect:AssociatePhoneNumberContactFlow',
  ])('are left to be led by hand where the right %s is missing', async (right) => {
    const floor = await aFloor();
    floor.account.api.fault(right, { kind: 'denied' });
    const { text, isDone } = await deploy(REQUEST, floor.tools);

    expect(isDone).toBe(true);
    expect(text).toContain(`This was not done because the right ${right} is`);
  });
});

describe('an upgrade', () => {
  it('is told by the resources that it adds, changes and removes', async () => {
    const { cdk, tools, told } = await aFloor();
    await deploy(REQUEST, tools);
    cdk.stacks = changed('tierline-calls-out', without('AWS::CloudWatch::Alarm'));
    await deploy(REQUEST, tools);

    expect(told()).toMatch(/^ {2}tierline-calls-out +\d+ removed \(DialDueLeads/m);
    expect(cdk.done.filter((step) => step.startsWith('prepare'))).toEqual([]);
  });

  it('that takes the table out of its stack is refused without asking', async () => {
    const { cdk, tools, asked } = await aFloor();
    await deploy(REQUEST, tools);
    cdk.stacks = changed('tierline-data', without('AWS::DynamoDB::Table'));

    const { text, isDone } = await deploy(REQUEST, tools);

    expect(isDone).toBe(false);
    expect(text).toMatch(/^STOPPED: .*\n {2}tierline-data: .* \(AWS::DynamoDB::Table\) would be removed$/m);
    expect(asked).toHaveLength(1);
    expect(cdk.done.filter((step) => step === 'deploy')).toHaveLength(1);
  });

  it.each([
    ['True', 'replaced'],
    ['Conditional', 'perhaps replaced'],
  ] as const)('that CloudFormation would carry out by a replacement (%s) of the table is refused', async (replacement, how) => {
    const { cdk, tools } = await aFloor();
    await deploy(REQUEST, tools);
    cdk.stacks = changed('tierline-data', without('AWS::CloudWatch::Alarm'));
    cdk.changes = [{ action: 'Modify', logicalId: 'LeadsTable', type: 'AWS::DynamoDB::Table', replacement }];

    const { text, isDone } = await deploy(REQUEST, tools);

    expect(isDone).toBe(false);
    expect(text).toContain(`tierline-data: LeadsTable (AWS::DynamoDB::Table) would be ${how}`);
    expect(cdk.done.at(-1)).toBe('prepare tierline-data');
  });

  it('of the data stack that loses nothing goes on', async () => {
    const { cdk, tools } = await aFloor();
    await deploy(REQUEST, tools);
    cdk.stacks = changed('tierline-data', without('AWS::CloudWatch::Alarm'));
    cdk.changes = [
      { action: 'Modify', logicalId: 'LeadsTable', type: 'AWS::DynamoDB::Table', replacement: 'False' },
      { action: 'Remove', logicalId: 'Alarm', type: 'AWS::CloudWatch::Alarm' },
    ];

    expect((await deploy(REQUEST, tools)).isDone).toBe(true);
    expect(cdk.done.at(-1)).toBe('deploy');
  });

  it('of stacks that this project did not write is looked at by CloudFormation', async () => {
    const { account, cdk, tools, told } = await aFloor();
    await deploy(REQUEST, tools);
    const { api } = account;
    api.account = {
      ...api.account,
      stacks: api.account.stacks.map((stack) =>
        stack.name === 'tierline-data' ? { ...stack, template: 'Resources:' } : stack,
      ),
    };
    await deploy(REQUEST, tools);

    expect(told()).toMatch(/^ {2}tierline-data +changed; how cannot be told/m);
    expect(cdk.done).toContain('prepare tierline-data');
  });
});

describe('a right that is missing', () => {
  it.each(['cloudformation:DescribeStacks', 'cloudformation:GetTemplate'])('%s deploys nothing more', async (right) => {
    const { account, cdk, tools } = await aFloor();
    await deploy(REQUEST, tools);
    account.api.fault(right, { kind: 'denied' });

    await expect(deploy(REQUEST, tools)).rejects.toThrow(right);
    expect(cdk.done).toEqual(['synthesise', 'deploy', TELLS_PEOPLE, 'synthesise']);
  });
});

describe('npm run deploy --remove', () => {
  it('stops all calls, deletes what holds no data, and keeps the rest', async () => {
    const { account, cdk, repository, tools, asked } = await aFloor();
    await deploy(REQUEST, tools);
    await removeDeployment(tools);

    expect(asked.at(-1)).toMatchObject({ kind: 'type', word: 'tierline' });
    expect((await repository.readControls()).emergencyStop).toBe(true);
    expect(cdk.done.at(-1)).toMatch(/^destroy tierline-/);
    const kept = STACKS.map(({ name }) => name).filter((name) =>
      account.api.account.stacks.some((each) => each.name === name),
    );
    expect(kept).toEqual(['tierline-alarms', 'tierline-data', 'tierline-people', 'tierline-connect']);
  });

  it('names every stack as going or staying', async () => {
    const { tools, told } = await aFloor();
    await removeDeployment(tools);

    for (const { name } of STACKS) expect(told()).toContain(name);
    expect(STACKS.filter(({ isProtected }) => isProtected).map(({ name }) => name)).toEqual([
      'tierline-data',
      'tierline-people',
      'tierline-connect',
    ]);
  });

  it('does nothing while nobody agrees', async () => {
    const { cdk, repository, tools } = await aFloor({}, false);

    await expect(removeDeployment(tools)).rejects.toThrow('Nothing was changed.');
    expect(cdk.done).toEqual([]);
    expect((await repository.readControls()).emergencyStop).toBe(false);
  });
});

describe('what is typed', () => {
  it('needs the settings', () => {
    expect(parseWords(['--yes'])).toMatchObject({ kind: 'bad', message: expect.stringMatching(/^Name the settings/) });
  });

  it('says what is meant', () => {
    expect(parseWords(['--settings', 'a.jsonc', '--remove'])).toMatchObject({
      kind: 'run',
      request: { kind: 'remove', settings: 'a.jsonc', yes: false, skipDoctor: false },
    });
  });
});

describe('the functions that flows invoke', () => {
  it('are as many as the doctor counts', () => {
    const associations = STACKS.flatMap(({ template }) => Object.values(template.Resources)).filter(
      ({ Type, Properties }) =>
        Type === 'AWS::Connect::IntegrationAssociation' && JSON.stringify(Properties).includes('LAMBDA_FUNCTION'),
    );

    expect(associations).toHaveLength(FLOW_FUNCTIONS);
  });
});
