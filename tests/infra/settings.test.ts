import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { deploymentSettings, readDeploymentSettings, SettingsError } from '../../infra/settings.ts';
import { EXAMPLE, PROJECT } from './a-deployment.ts';

const folder = mkdtempSync(join(tmpdir(), 'tierline-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

function faultsOf(changes: Readonly<Record<string, unknown>>): string {
  try {
    deploymentSettings({ ...EXAMPLE, ...changes }, 'a file');
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return 'none';
}

describe('deployment settings', () => {
  it('are complete in the shipped example, whose instance ARN is taken apart', () => {
    expect(readDeploymentSettings(join(PROJECT, 'infra/settings.example.json')).connectInstance).toEqual({
      arn: 'arn:aws:connect:us-east-1:111122223333:instance/12345678-1234-1234-1234-123456789012',
      region: 'us-east-1',
      account: '111122223333',
      id: '12345678-1234-1234-1234-123456789012',
    });
  });

  it.each([
    ['an unknown field', { startsPerMinute: 120 }, /startsPerMinute/],
    [
      'a name that cannot name a stack',
      { deploymentName: 'Tier line' },
      /deploymentName: must be 1 to 20 small letters/,
    ],
    [
      'an ARN that is none of a Connect instance',
      { connectInstanceArn: 'arn:aws:s3:::x' },
      /connectInstanceArn: must be the ARN/,
    ],
    ['a region other than the instance', { region: 'eu-west-1' }, /region: must be the Connect instance's region/],
    [
      'an account other than the instance',
      { account: '999999999999' },
      /account: must be the Connect instance's account/,
    ],
    ['no routing profile', { routingProfileIds: [] }, /routingProfileIds/],
    ['an address that is none', { alarmEmail: 'sales' }, /alarmEmail/],
    ['a rate of nothing', { startsPerSecond: 0 }, /startsPerSecond/],
    ['half a call', { callsInAir: 1.5 }, /callsInAir/],
    ['a bus that is no name', { companyBus: 'arn:aws:events:x' }, /companyBus: must be the name of an event bus/],
  ])('refuse %s by name', (_what, changes, named) => {
    expect(faultsOf(changes)).toMatch(named);
  });

  it('name every fault at once, and the file they are in', () => {
    const faults = faultsOf({ alarmEmail: 'sales', startBurst: -1 });

    expect(faults).toMatch(/^The settings in a file cannot be used:/);
    expect(faults).toMatch(/alarmEmail.*\n.*startBurst/);
  });

  it('say so when their file is missing or is no JSON', () => {
    const broken = join(folder, 'broken.json');
    writeFileSync(broken, '{ "region": ');

    expect(() => readDeploymentSettings(join(folder, 'none.json'))).toThrow(SettingsError);
    expect(() => readDeploymentSettings(broken)).toThrow(SettingsError);
  });
});
