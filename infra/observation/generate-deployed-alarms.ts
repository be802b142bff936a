import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { jsonText } from '../../shared/domain/data/json-layout.ts';
import { addDeployment } from '../deployment.ts';
import { readDeploymentSettings } from '../settings/deployment-settings.ts';
import { alarmsInTemplate, type DeployedAlarm } from './alarms-in-template.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

/** Every alarm of the example deployment, as its templates say. */
export function generateDeployedAlarms(): readonly DeployedAlarm[] {
  const { context } = z
    .object({ context: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(readFileSync(join(PROJECT, 'cdk.json'), 'utf8')));
  const app = new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] }, treeMetadata: false });
  const settings = readDeploymentSettings(join(PROJECT, 'infra/settings.example.jsonc'));
  const stacks = Object.values(addDeployment(app, settings));
  return stacks.flatMap((stack) =>
    alarmsInTemplate(stack.stackName.slice(settings.deploymentName.length + 1), Template.fromStack(stack).toJSON()),
  );
}

/** The file as it is kept: `node infra/observation/generate-deployed-alarms.ts > simulator/alarms/deployed-alarms.json`. */
export function deployedAlarmsFile(): string {
  return `${jsonText(generateDeployedAlarms())}\n`;
}

if (import.meta.main) process.stdout.write(deployedAlarmsFile());
