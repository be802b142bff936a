import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deployedAlarmsFile } from '../../infra/observation/generate-deployed-alarms.ts';
import { DEPLOYED_ALARMS } from '../../simulator/alarms/deployed-alarms.ts';
import { aDeployment, PROJECT, resourcesOf } from './a-deployment.ts';

describe('the alarms that a simulated run listens to', () => {
  it('are those of the templates; else: node infra/observation/generate-deployed-alarms.ts > simulator/alarms/deployed-alarms.json', () => {
    expect(readFileSync(join(PROJECT, 'simulator/alarms/deployed-alarms.json'), 'utf8')).toBe(deployedAlarmsFile());
  });

  it('are all that are deployed, each by a name of its own', () => {
    const deployed = Object.values(aDeployment()).flatMap((stack) => resourcesOf(stack, 'AWS::CloudWatch::Alarm'));

    expect(DEPLOYED_ALARMS).toHaveLength(deployed.length);
    expect(new Set(DEPLOYED_ALARMS.map(({ name }) => name)).size).toBe(DEPLOYED_ALARMS.length);
  });

  it('read metrics of parts that have names of their own', () => {
    for (const { metrics } of DEPLOYED_ALARMS) {
      for (const { namespace, of } of metrics) {
        if (namespace === 'Tierline') expect(of).toBeUndefined();
        else expect(of).toMatch(/^[a-z-]+( [a-z0-9-]+)*$|^[A-Z][A-Za-z]+$/);
      }
    }
  });
});
