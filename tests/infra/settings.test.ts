import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  type DeploymentSettings,
  parseDeploymentSettings,
  readDeploymentSettings,
} from '../../infra/settings/deployment-settings.ts';
import { settingsJsonSchema } from '../../infra/settings/generate-settings-schema.ts';
import { SettingsError } from '../../infra/settings/settings-error.ts';
import { EXAMPLE_SETTINGS, NEEDED, PROJECT, settingsWith, THE_INSTANCE } from './a-deployment.ts';

const folder = mkdtempSync(join(tmpdir(), 'tierline-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

function refusal(read: () => DeploymentSettings): string {
  try {
    read();
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return 'none';
}

/** The faults, a line each without the file. */
function faultsOf(fields: Readonly<Record<string, unknown>>): readonly string[] {
  return refusal(() => settingsWith(fields))
    .split('\n')
    .slice(1)
    .map((line) => line.replace(/^ {2}line \d+: /, ''));
}

/** The ARN of an instance in a region of that partition. */
function instanceIn(partition: string, region: string): string {
  return `arn:${partition}:connect:${region}:111122223333:instance/10000000-0000-4000-8000-000000000001`;
}

const CLAIMED = { claim: { country: 'US', type: 'DID' } };
const GIVEN = { kind: 'given', numbers: ['+12025550100'] };

describe('deployment settings', () => {
  it('need six fields, and have a default for every other', () => {
    const week = [{ start: '09:00', end: '18:00' }];

    expect(settingsWith({})).toEqual({
      deploymentName: 'tierline',
      region: 'us-east-1',
      connectInstance: THE_INSTANCE,
      administratorEmail: 'sales-systems@example.com',
      companyName: 'Example Packaging',
      companyZone: 'America/New_York',
      rulesPresets: ['us-federal'],
      firstRules: { organisation: { compliancePresets: ['us-federal'] } },
      structure: {
        tiers: [
          { name: 'prospecting', stages: ['prospecting'] },
          { name: 'selling', stages: ['selling'] },
          { name: 'account care', stages: ['account-care'] },
        ],
      },
      tiers: [
        { number: 1, name: 'prospecting', stages: ['prospecting'], callerNumbers: GIVEN },
        { number: 2, name: 'selling', stages: ['selling'], callerNumbers: GIVEN },
        { number: 3, name: 'account care', stages: ['account-care'], callerNumbers: GIVEN },
      ],
      facts: [],
      furtherRoutingProfileIds: [],
      openingHours: { monday: week, tuesday: week, wednesday: week, thursday: week, friday: week },
      language: 'en-US',
      voice: 'Joanna',
      keys: { optOut: '9', declineRecording: '1' },
      recording: 'never',
      trafficType: 'general',
      voicemail: 'hang-up',
      quotaShare: { startsPerSecond: 2, startBurst: 5, callsInAir: 10 },
      contactRecordStream: { kind: 'create' },
      retention: { logDays: 30, failedRecordDays: 30 },
      monthlyBudget: { amount: 100, currency: 'USD' },
      companyBus: 'default',
      signIn: { mfa: 'optional' },
    });
  });

  it.each(Object.keys(NEEDED))('miss %s when it is left out', (field) => {
    const [fault, ...others] = faultsOf({ [field]: undefined });

    expect(fault).toMatch(new RegExp(`^${field} is missing: must be `));
    expect(others).toEqual([]);
  });

  it('are shown whole in the example: what holds when a field is left out', () => {
    expect(EXAMPLE_SETTINGS).toEqual(settingsWith({}));
  });

  it.each([
    ['a name that cannot name a stack', { deploymentName: 'Tier line' }, /^deploymentName must be 1 to 20 small/],
    [
      'an ARN of something else',
      { connectInstance: 'arn:aws:s3:::x' },
      /^connectInstance must be the ARN of a Connect/,
    ],
    ['an instance that is a number', { connectInstance: 1 }, /^connectInstance must be the ARN/],
    ['a bad alias', { connectInstance: { create: { alias: 'A' } } }, /^connectInstance\.create\.alias must be 2 to 45/],
    [
      'an instance in GovCloud',
      { connectInstance: instanceIn('aws-us-gov', 'us-gov-west-1') },
      /^connectInstance must be in a commercial region.*us-gov-west-1: AWS GovCloud \(US\) has no CloudFront.*docs\/deploying/,
    ],
    [
      'an instance in China',
      { connectInstance: instanceIn('aws-cn', 'cn-north-1') },
      /^connectInstance must be in a commercial region.*cn-north-1: AWS in China has no Amazon Connect.*ICP/,
    ],
    [
      'a new instance in GovCloud',
      { connectInstance: { create: { alias: 'acme' } }, region: 'us-gov-west-1', callerNumbers: CLAIMED },
      /^region must be in a commercial region.*us-gov-west-1/,
    ],
    ['a region other than the instance', { region: 'eu-west-1' }, /^region must be the Connect instance's.*us-east-1/],
    ['an account other than the instance', { account: '999999999999' }, /^account must be .*111122223333/],
    ['an address that is none', { administratorEmail: 'sales' }, /^administratorEmail must be an e-mail address/],
    ['a rate of nothing', { quotaShare: { startsPerSecond: 0 } }, /^quotaShare\.startsPerSecond must be above 0/],
    ['half a call', { quotaShare: { callsInAir: 1.5 } }, /^quotaShare\.callsInAir must be a whole number/],
    [
      'a sign-in without https',
      { signIn: { saml: { name: 'Company', metadataUrl: 'http://login.example.com/metadata' } } },
      /^signIn.saml.metadataUrl must be the https address/,
    ],
    [
      'an address of the console with a path',
      { signIn: { consoleAddress: 'https://calls.example.com/console' } },
      /^signIn.consoleAddress must be an address/,
    ],
    ['a bus that is no name', { companyBus: 'arn:aws:events:x' }, /^companyBus must be the name of an event bus/],
    ['a zone that is none', { companyZone: 'America/Springfield' }, /^companyZone must be a time zone such as/],
    ['an offset for a zone', { companyZone: '+02:00' }, /^companyZone must be a time zone such as/],
    ['a preset by half its name', { rulesPresets: ['federal'] }, /^rulesPresets\.0 is no preset.* us-federal\?/],
    ['a fourth tier', { tiers: { '4': {} } }, /^tiers\.4 is no field of the settings, did you mean 1\?/],
    ['a tier too many', { salesStructure: 'two', tiers: { '3': {} } }, /^tiers\.3 is no tier: .* has two/],
    ['a structure by number', { salesStructure: 3 }, /^salesStructure must be "one", "two" or "three"/],
    [
      'a national number',
      { callerNumbers: ['2025550100'] },
      /^callerNumbers\.0 must be a number in international form/,
    ],
    ['no numbers', { callerNumbers: [] }, /^callerNumbers must name at least one/],
    ['a country by name', { callerNumbers: { claim: { country: 'uk', type: 'DID' } } }, /country must be .*such as GB/],
    [
      'a day that ends first',
      { openingHours: { monday: [{ start: '18:00', end: '09:00' }] } },
      /monday\.0 must end later/,
    ],
    ['speech mark-up in a name', { companyName: '<break/>' }, /^companyName must be plain words/],
    ['a stream elsewhere', { contactRecordStream: 'arn:aws:kinesis:eu-west-1:111122223333:stream/x' }, /in us-east-1/],
    ['logs kept for some days', { retention: { logDays: 31 } }, /^retention\.logDays must be one of 1, 3/],
    ['a language written otherwise', { language: 'en_GB' }, /^language must be one of .* did you mean en-GB\?/],
    ['recording by yes', { recording: true }, /^recording must be "never" or "after-notice"/],
    ['one key for two things', { keys: { optOut: '1' } }, /^keys must be two different keys/],
  ])('refuse %s, and say what it must be', (_what, fields, fault) => {
    expect(faultsOf(fields)).toEqual([expect.stringMatching(fault)]);
  });

  it.each([
    ['', { administratorMail: 'a@example.com' }, 'administratorMail', 'administratorEmail'],
    ['quotaShare.', { quotaShare: { startPerSecond: 2 } }, 'startPerSecond', 'startsPerSecond'],
    ['tiers.1.', { tiers: { '1': { queue: 'x' } } }, 'queue', 'queueId'],
    ['callerNumbers.claim.', { callerNumbers: { claim: { country: 'US', type: 'DID', kind: 1 } } }, 'kind', 'type'],
  ])('guess which field %s%j means', (where, fields, written, meant) => {
    expect(faultsOf(fields)).toEqual([`${where}${written} is no field of the settings, did you mean ${meant}?`]);
  });

  it('name every fault at once, each with its line', () => {
    const text = `{
  // Comments are welcome, and so is a comma behind the last field.
  ${Object.entries(NEEDED)
    .map(
      ([field, value]) =>
        `${JSON.stringify(field)}: ${JSON.stringify(field === 'administratorEmail' ? 'sales' : value)},`,
    )
    .join('\n  ')}
  "rulesPresets": [],
  "quotaShare": {
    "startBurst": -1,
  },
}`;

    expect(refusal(() => parseDeploymentSettings(text, 'a.jsonc'))).toBe(
      [
        'The settings in a.jsonc cannot be used:',
        '  line 4: administratorEmail must be an e-mail address',
        '  line 9: rulesPresets is written twice: keep one',
        '  line 11: quotaShare.startBurst must be above 0',
      ].join('\n'),
    );
  });

  it('say on which line a text is no JSON', () => {
    expect(refusal(() => parseDeploymentSettings('{\n  "region" "us-east-1"\n}', 'a.jsonc'))).toBe(
      'The settings in a.jsonc cannot be used:\n  line 2: is no JSON here: colon expected',
    );
    expect(refusal(() => parseDeploymentSettings('', 'a.jsonc'))).toMatch(/line 1: /);
  });

  it('say so when their file is missing', () => {
    expect(() => readDeploymentSettings(join(folder, 'none.jsonc'))).toThrow(SettingsError);
  });

  it('give each tier its own numbers before those of all, and what exists already', () => {
    const claim = { country: 'US', type: 'TOLL_FREE' };
    const { tiers } = settingsWith({
      salesStructure: 'two',
      callerNumbers: { claim },
      tiers: { '2': { callerNumbers: ['+12025550101'], queueId: '10000000-0000-4000-8000-000000000002' } },
    });

    expect(tiers).toEqual([
      {
        number: 1,
        name: 'prospecting',
        stages: ['prospecting'],
        callerNumbers: { kind: 'claim', ...claim, sharedBy: 'all-tiers' },
      },
      {
        number: 2,
        name: 'selling and care',
        stages: ['selling', 'account-care'],
        queueId: '10000000-0000-4000-8000-000000000002',
        callerNumbers: { kind: 'given', numbers: ['+12025550101'] },
      },
    ]);
  });

  it('make a new instance, which has neither stream nor number yet', () => {
    const connectInstance = { create: { alias: 'example-sales' } };
    const callerNumbers = { claim: { country: 'GB', type: 'DID' } };
    const arn = 'arn:aws:kinesis:us-east-1:111122223333:stream/x';

    expect(settingsWith({ connectInstance, region: 'eu-west-2', callerNumbers }).connectInstance).toEqual({
      kind: 'new',
      alias: 'example-sales',
    });
    expect(faultsOf({ connectInstance, contactRecordStream: arn })).toEqual([
      'region is missing: must say where the instance is to be created',
      'contactRecordStream must be "create": a new instance streams nowhere yet',
      'callerNumbers must be claimed: a new instance has no number yet',
    ]);
  });
});

describe('files that the settings name', () => {
  const settingsFile = join(folder, 'settings.jsonc');

  function written(name: string, document: unknown): { readonly file: string } {
    writeFileSync(join(folder, name), typeof document === 'string' ? document : JSON.stringify(document));
    return { file: name };
  }

  function read(fields: Readonly<Record<string, unknown>>): DeploymentSettings {
    writeFileSync(settingsFile, JSON.stringify({ ...NEEDED, ...fields }));
    return readDeploymentSettings(settingsFile);
  }

  it('lie beside the settings: the structure and the first rules', () => {
    const tiers = [{ name: 'everybody', stages: ['prospecting', 'selling', 'account-care'], queueId: 'a-queue' }];
    const salesStructure = written('structure.json', { tiers });
    const rules = written('rules.json', '{ // with comments\n "organisation": { "minGapMinutes": 60 } }');

    const { structure, tiers: resolved, firstRules } = read({ salesStructure, rules });

    expect(structure).toEqual({ tiers });
    expect(resolved).toEqual([{ number: 1, ...tiers[0], callerNumbers: GIVEN }]);
    expect(firstRules).toEqual({ organisation: { minGapMinutes: 60, compliancePresets: ['us-federal'] } });
  });

  it('say what agents have to find out: what hand-overs need first, then what scripts ask for', () => {
    const asked = (names: readonly string[]) => ({
      first: { title: 'First', objections: [], cards: [], facts: names.map((name) => ({ name, question: 'What?' })) },
    });
    const structure = {
      tiers: [{ name: 'everybody', stages: ['prospecting', 'selling', 'account-care'] }],
      transitions: [{ from: 'prospecting', on: 'interested', kind: 'advance', facts: ['need', 'budget'] }],
    };
    const many = Array.from({ length: 19 }, (_, index) => `fact_${index}`);

    expect(
      read({ salesStructure: written('s.json', { ...structure, scripts: asked(['size', 'need']) }) }).facts,
    ).toEqual(['need', 'budget', 'size']);
    expect(refusal(() => read({ salesStructure: written('s.json', { ...structure, scripts: asked(many) }) }))).toMatch(
      /salesStructure asks for 21 facts, and a form takes 20/,
    );
  });

  it('are refused with what is wrong in them', () => {
    const salesStructure = written('structure.json', { tiers: [] });
    const rules = written('rules.json', { organisation: { minGapMinute: 60 } });

    expect(refusal(() => read({ salesStructure, rules }))).toMatch(
      /salesStructure names structure\.json, where tiers is empty: .*\n.*rules names rules\.json, where organisation\.minGapMinute unknown field, did you mean minGapMinutes\?/,
    );
  });

  it('may name the presets too, but no others than the settings', () => {
    const same = written('rules.json', { organisation: { compliancePresets: ['us-federal'] } });
    expect(read({ rules: same }).firstRules).toEqual({ organisation: { compliancePresets: ['us-federal'] } });

    const other = written('rules.json', { organisation: { compliancePresets: ['uk'] } });
    expect(refusal(() => read({ rules: other }))).toMatch(/rulesPresets must be those of the rules file: uk/);
  });

  it.each(['none.json', 'broken.json'])('are refused when one of them is %s', (file) => {
    written('broken.json', '{\n "tiers": [');

    expect(refusal(() => read({ salesStructure: { file } }))).toMatch(
      /salesStructure names (none|broken)\.json, which /,
    );
    expect(readFileSync(settingsFile, 'utf8')).toContain(file);
  });
});

describe('the schema for editors', () => {
  it('is that of the fields: npx node infra/settings/generate-settings-schema.ts > docs/settings.schema.json', () => {
    expect(readFileSync(join(PROJECT, 'docs/settings.schema.json'), 'utf8')).toBe(settingsJsonSchema());
  });

  it('describes every field', () => {
    const { properties } = z
      .object({ properties: z.record(z.string(), z.object({ description: z.string() })) })
      .parse(JSON.parse(settingsJsonSchema()));

    expect(Object.keys(properties)).toEqual(expect.arrayContaining([...Object.keys(NEEDED), 'tiers', 'quotaShare']));
  });
});
