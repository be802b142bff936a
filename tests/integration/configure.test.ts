import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { parseWords } from '../../console/configure/options.ts';
import type { Choice, Respondent } from '../../console/configure/respondent.ts';
import { runCommand } from '../../console/configure/run-command.ts';
import { surveyOf } from '../../console/configure/survey.ts';
import { readDeploymentSettings } from '../../infra/settings/deployment-settings.ts';
import type { SimulatedAccount } from '../../simulator/account/account.ts';
import {
  ACCOUNT,
  anInstance,
  anotherDialler,
  askedAccounts,
  aUuid,
  INSTANCE_ARN,
  INSTANCE_ID,
} from '../support/an-account.ts';

const open = askedAccounts();
const folder = mkdtempSync(join(tmpdir(), 'tierline-configure-'));
afterAll(() => rmSync(folder, { recursive: true }));
let file: string;
let files = 0;
beforeEach(() => {
  files += 1;
  file = join(folder, `settings-${files}.jsonc`);
});

/** Answers each question by the answer whose words it holds; everything else as usual. */
class ScriptedRespondent implements Respondent {
  readonly said: string[] = [];
  readonly asked: string[] = [];
  readonly #answers: Readonly<Record<string, unknown>>;

  constructor(answers: Readonly<Record<string, unknown>>) {
    this.#answers = answers;
  }

  say(text: string): void {
    this.said.push(text);
  }

  async line(
    message: string,
    { usual, wrong }: { readonly usual?: string; readonly wrong: (line: string) => string | undefined },
  ): Promise<string> {
    const line = String(this.#answer(message) ?? usual);
    const fault = wrong(line);
    if (fault !== undefined) throw new Error(`"${message}" takes no "${line}": ${fault}`);
    return line;
  }

  async one<Value>(message: string, choices: readonly Choice<Value>[], usual?: Value): Promise<Value> {
    const wanted = this.#answer(message);
    const chosen = choices.find(({ name }) => typeof wanted === 'string' && name.includes(wanted));
    if (chosen !== undefined) return chosen.value;
    if (usual === undefined) throw new Error(`"${message}" is answered by none of ${choices.map(({ name }) => name)}`);
    return usual;
  }

  async several<Value>(message: string, choices: readonly Choice<Value>[]): Promise<readonly Value[]> {
    const wanted = this.#answer(message);
    return choices
      .filter(({ name }) => Array.isArray(wanted) && wanted.some((word) => name.includes(word)))
      .map(({ value }) => value);
  }

  async yes(message: string, usual: boolean): Promise<boolean> {
    return this.#answer(message) === undefined ? usual : this.#answer(message) === true;
  }

  #answer(message: string): unknown {
    this.asked.push(message);
    return Object.entries(this.#answers).find(([words]) => message.includes(words))?.[1];
  }
}

const USUAL = {
  'Which instance': 'example-sales',
  'company called': 'Acme Packaging',
  'E-mail': 'sales@example.com',
  'Whose law': ['United States'],
  'Which numbers': ['+12025550101'],
} as const;

async function configure(
  answers: Readonly<Record<string, unknown>> | undefined,
  words: readonly string[] = [],
  fields: Partial<SimulatedAccount> = {},
  deny: readonly string[] = [],
) {
  const parsed = parseWords(['--out', file, ...words]);
  if (parsed.kind !== 'run') throw new Error(`These words are no command: ${words.join(' ')}`);
  const { api, clients } = await open(fields);
  for (const right of deny) api.fault(right, { kind: 'denied' });
  const respondent = answers === undefined ? undefined : new ScriptedRespondent(answers);
  const answer = await runCommand(parsed.request, {
    survey: () => surveyOf(clients),
    region: 'us-east-1',
    zone: 'Europe/Berlin',
    ...(respondent !== undefined && { terminal: respondent }),
  });
  return { answer, asked: respondent?.asked ?? [], said: respondent?.said ?? [] };
}

describe('npm run configure at a terminal', () => {
  it('offers what the account holds and writes settings that can be used', async () => {
    await configure(USUAL);

    expect(readDeploymentSettings(file)).toMatchObject({
      region: 'us-east-1',
      connectInstance: { kind: 'existing', id: INSTANCE_ID },
      companyName: 'Acme Packaging',
      companyZone: 'Europe/Berlin',
      administratorEmail: 'sales@example.com',
      deploymentName: 'tierline',
      quotaShare: { startsPerSecond: 2, startBurst: 5, callsInAir: 8 },
      contactRecordStream: { kind: 'create' },
    });
    expect(readDeploymentSettings(file).tiers.map(({ callerNumbers }) => callerNumbers)).toEqual(
      [1, 2, 3].map(() => ({ kind: 'given', numbers: ['+12025550101'] })),
    );
  });

  it('keeps a comment above every setting', async () => {
    await configure(USUAL);
    const lines = readFileSync(file, 'utf8').split('\n');
    const fields = lines.flatMap((line, index) => (/^ {2}"[a-z]/.test(line) ? [index] : []));

    expect(fields.length).toBeGreaterThan(15);
    for (const index of fields) expect(lines[index - 1], lines[index]).toMatch(/^ {2}\/\/ |^ {2}"[a-z]/);
    expect(lines[0]).toBe(`// The settings of one deployment. Check them: npm run doctor -- --settings ${file}`);
  });

  it('points to the schema of settings, wherever it is written', async () => {
    await configure(USUAL);
    const [, schema = ''] = /"\$schema": "([^"]+)"/.exec(readFileSync(file, 'utf8')) ?? [];

    expect(existsSync(join(folder, schema))).toBe(true);
  });

  it('offers queues and routing profiles by name, and writes their ids', async () => {
    await configure({
      ...USUAL,
      'Make a queue': false,
      'How many tiers': 'two',
      'Queue of prospecting': 'Billing',
      'Routing profile of prospecting': 'Everybody',
      'Queue of selling': 'make one',
      'Routing profile of selling': 'make one',
    });

    expect(readDeploymentSettings(file).tiers).toMatchObject([
      { number: 1, queueId: aUuid(3), routingProfileId: aUuid(13) },
      { number: 2, name: 'selling and care' },
    ]);
  });

  it('takes the stream to which the instance sends its contact records already', async () => {
    const arn = `arn:aws:kinesis:us-east-1:${ACCOUNT}:stream/company-records`;
    await configure(USUAL, [], { instances: [anInstance({ recordTarget: { kind: 'stream', arn } })] });

    expect(readDeploymentSettings(file).contactRecordStream).toEqual({ kind: 'existing', arn });
  });

  it('leaves other deployments their shares', async () => {
    const taken = { CONNECT_INSTANCE_ID: INSTANCE_ID, CALLS_IN_AIR: '5', STARTS_PER_SECOND: '1' };
    await configure(USUAL, [], { stacks: [anotherDialler('care')], functions: { 'care-dialler': taken } });

    expect(readDeploymentSettings(file).quotaShare).toEqual({ startsPerSecond: 1, startBurst: 5, callsInAir: 4 });
  });

  it('makes an instance and claims a number where there is none', async () => {
    await configure(
      { ...USUAL, 'Which instance': 'make a new one', 'Its alias': 'acme-sales', 'In which country': 'US' },
      [],
      {
        instances: [],
      },
    );

    const { connectInstance, tiers } = readDeploymentSettings(file);
    expect(connectInstance).toEqual({ kind: 'new', alias: 'acme-sales' });
    expect(tiers[0]?.callerNumbers).toEqual({ kind: 'claim', country: 'US', type: 'DID', sharedBy: 'all-tiers' });
  });

  it('lets what cannot be listed be typed, and says which right is missing', async () => {
    const { said } = await configure(
      { ...USUAL, 'Which instance': 'by its ARN', 'Its ARN': INSTANCE_ARN, 'In which country': 'US' },
      [],
      {},
      ['connect:ListInstances', 'connect:ListPhoneNumbersV2'],
    );

    expect(said).toContain('The instances cannot be listed: the right connect:ListInstances is missing.');
    expect(said).toContain('Claimed numbers cannot be listed: the right connect:ListPhoneNumbersV2 is missing.');
    expect(readDeploymentSettings(file).connectInstance).toMatchObject({ id: INSTANCE_ID });
  });

  it('asks before it replaces a file, and leaves it as it is', async () => {
    writeFileSync(file, 'mine');

    await expect(configure(USUAL)).rejects.toThrow('is there already and was left as it is');
    expect(readFileSync(file, 'utf8')).toBe('mine');
    await configure({ ...USUAL, 'is there already': true });
    expect(readFileSync(file, 'utf8')).toContain('Acme Packaging');
  });

  it('asks for nothing that is given', async () => {
    const { asked } = await configure(USUAL, [
      '--set',
      'companyName=Acme',
      '--set',
      'rulesPresets=["uk"]',
      '--set',
      'salesStructure=one',
      '--set',
      'tiers={}',
      '--set',
      'quotaShare={"callsInAir": 3}',
    ]);

    expect(asked).toEqual([
      'Which instance?',
      "The office's time zone",
      'E-mail of the administrator',
      'Name of the deployment',
      'Which numbers call? (None: one is claimed)',
    ]);
    expect(readDeploymentSettings(file)).toMatchObject({ companyName: 'Acme', rulesPresets: ['uk'] });
  });
});

describe('npm run configure without a terminal', () => {
  const ANSWERS = {
    connectInstance: INSTANCE_ARN,
    companyName: 'Acme',
    administratorEmail: 'sales@example.com',
    rulesPresets: ['us-federal'],
    callerNumbers: ['+12025550100'],
  };

  it('takes answers from a file, and the usual ones for the rest', async () => {
    const answers = join(folder, 'answers.json');
    writeFileSync(answers, JSON.stringify(ANSWERS));
    await configure(undefined, ['--answers', answers]);

    expect(readDeploymentSettings(file)).toMatchObject({ companyName: 'Acme', deploymentName: 'tierline' });
  });

  it.each([
    ['--region', 'us-gov-west-1'],
    ['--set', 'region=cn-north-1'],
  ])('writes nothing for a region in which no console can be (%s %s)', async (...words) => {
    await expect(configure(undefined, words)).rejects.toThrow(/commercial region.*docs\/deploying\.md#regions/);

    expect(existsSync(file)).toBe(false);
  });

  it('asks AWS for nothing when all is answered', async () => {
    const { api, clients } = await open();
    const all = { ...ANSWERS, tiers: {}, quotaShare: {}, contactRecordStream: 'create' };
    const set = Object.entries(all).flatMap(([field, value]) => ['--set', `${field}=${JSON.stringify(value)}`]);
    const parsed = parseWords(['--out', file, ...set]);
    if (parsed.kind !== 'run') throw new Error('These words are no command.');
    await runCommand(parsed.request, { survey: () => surveyOf(clients), region: undefined, zone: 'Europe/Berlin' });

    expect(api.used()).toEqual([]);
    expect(readDeploymentSettings(file).companyName).toBe('Acme');
  });

  it('names what has no answer, and writes nothing', async () => {
    await expect(configure(undefined, ['--set', `connectInstance=${INSTANCE_ARN}`])).rejects.toThrow(
      /no answer:\n {2}How is the company called\?\n {2}E-mail of the administrator\n {2}Whose law/,
    );
    expect(() => readFileSync(file)).toThrow('ENOENT');
  });

  it('refuses an answer that cannot be used, in the words of the settings', async () => {
    const words = Object.entries({ ...ANSWERS, administratorEmail: 'sales' }).flatMap(([field, value]) => [
      '--set',
      `${field}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
    ]);

    await expect(configure(undefined, words)).rejects.toThrow(/administratorEmail/);
    expect(() => readFileSync(file)).toThrow('ENOENT');
  });
});
