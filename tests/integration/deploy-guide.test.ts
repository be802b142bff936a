import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseWords as configureWords } from '../../console/configure/options.ts';
import { surveyOf } from '../../console/configure/survey.ts';
import { parseWords as deployWords } from '../../console/deploy/options.ts';
import { deploy } from '../../console/deploy/run-command.ts';
import { examine } from '../../console/doctor/examine.ts';
import { CHECKS } from '../../console/doctor/finding.ts';
import { parseWords as doctorWords } from '../../console/doctor/options.ts';
import { DEPLOYED_STACKS, deployFloors } from '../support/a-deploy-floor.ts';
import {
  anAccount,
  anotherDialler,
  askedAccounts,
  aUuid,
  exampleSettings,
  INSTANCE_ARN,
  INSTANCE_ID,
} from '../support/an-account.ts';

const FILE = join(import.meta.dirname, '..', '..', 'docs', 'deploying.md');
const guide = readFileSync(FILE, 'utf8');
const open = askedAccounts();
const aFloor = deployFloors();

/** Counts of resources change with every version; where they stand does not. */
function uncounted(text: string): string {
  return text.replaceAll(/\d+ resources/g, 'so many resources');
}

describe('the deploy guide', () => {
  it('shows what npm run deploy prints, from the doctor to the next command', async () => {
    const { tools, told } = await aFloor();
    const { text } = await deploy({ skipDoctor: false }, tools);
    const [doctor = '', changes = ''] = told().split(/^Writing what would be deployed.*\n/m);

    for (const block of [doctor, changes, text])
      expect(uncounted(guide)).toContain(`\n\`\`\`\n${uncounted(block)}\`\`\`\n`);
  });

  it('has a row for every check of the doctor, in its order', () => {
    const rows = [...guide.matchAll(/^\| `([a-z-]+)` \| /gm)].map(([, check]) => check);

    expect(rows.filter((row) => CHECKS.some((check) => check === row))).toEqual(CHECKS);
  });

  it('says of every stack whether it goes or stays', () => {
    const [, removal = ''] = guide.split('## Removal');

    for (const { name } of DEPLOYED_STACKS) {
      const part = name.replace('tierline-', '');
      expect(removal).toMatch(new RegExp(`\`(NAME-)?${part}\``));
    }
  });

  it('gives commands that are understood', () => {
    const words = { configure: configureWords, doctor: doctorWords, deploy: deployWords };
    const commands = [...guide.matchAll(/npm run (configure|doctor|deploy) -- ([^\n`]+)/g)];

    expect(commands.length).toBeGreaterThanOrEqual(5);
    for (const [whole, name, rest = ''] of commands) {
      const read = Object.entries(words).find(([command]) => command === name)?.[1];
      expect(read?.(rest.trim().split(' ')), whole).toMatchObject({ kind: 'run' });
    }
  });

  it('links to pages and sections that are there', () => {
    const sections = [...guide.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^a-z0-9 -]/g, '')
        .replaceAll(' ', '-'),
    );
    for (const [, target = ''] of guide.matchAll(/\]\((?!https:)([^)]+)\)/g)) {
      const [page = '', section] = target.split('#');
      if (page === '') expect(sections).toContain(section);
      else expect(existsSync(join(dirname(FILE), page)), target).toBe(true);
    }
  });
});

describe('the rights in the deploy guide', () => {
  const [, rights = ''] = guide.split('## Rights');

  function expectListed(used: readonly string[]) {
    for (const right of used) if (right !== 'sts:GetCallerIdentity') expect(rights).toContain(`\`${right}\``);
  }

  it('are those that the doctor uses', async () => {
    const { api, clients } = await open({
      stacks: [...anAccount().stacks, anotherDialler('other')],
      functions: { 'other-dialler': {} },
    });
    const naming = exampleSettings(
      ['// "2": { "queueId"', '"2": { "queueId"'],
      ['"recording": "never"', '"recording": "after-notice"'],
    );
    await examine({ settings: naming, account: clients }, { node: 'v24.21.0', npm: undefined });
    const making = exampleSettings(
      [
        `"connectInstance": "${INSTANCE_ARN}"`,
        '"region": "us-east-1",\n  "connectInstance": { "create": { "alias": "new-sales" } }',
      ],
      ['"callerNumbers": ["+12025550100"]', '"callerNumbers": { "claim": { "country": "US", "type": "DID" } }'],
    );
    await examine({ settings: making, account: clients }, { node: 'v24.21.0', npm: undefined });

    expect(api.used().length).toBeGreaterThan(12);
    expectListed(api.used());
  });

  it('are those that configure uses', async () => {
    const { api, clients } = await open();
    const survey = surveyOf(clients);
    await survey.instances();
    await survey.others('tierline');
    for (const ask of Object.values(survey.instance({ id: INSTANCE_ID, arn: INSTANCE_ARN }))) await ask();

    expectListed(api.used());
  });

  it('are those that deploy uses', async () => {
    const { account, cdk, tools } = await aFloor();
    await deploy({ skipDoctor: false }, tools);
    cdk.stacks = cdk.stacks.map((stack) =>
      stack.name === 'tierline-data' ? { ...stack, template: { ...stack.template, Description: aUuid(1) } } : stack,
    );
    await deploy({ skipDoctor: false }, tools);

    expect(account.api.used()).toContain('cloudformation:DeleteChangeSet');
    expectListed(account.api.used());
  });
});
