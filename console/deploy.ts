import { join, resolve } from 'node:path';
import { readDeploymentSettings } from '../infra/settings/deployment-settings.ts';
import { builtConsole } from '../simulator/console-site/console-build.ts';
import { accountClients } from './account/account-clients.ts';
import { ChildCdk } from './deploy/cdk-project.ts';
import { parseWords } from './deploy/options.ts';
import { removeDeployment } from './deploy/remove-deployment.ts';
import { type DeployTools, deploy } from './deploy/run-command.ts';
import { atTerminal } from './documents/confirm.ts';
import { openCompany } from './open-company.ts';
import { tellAnswer } from './tell-answer.ts';

const PROJECT = join(import.meta.dirname, '..');

await tellAnswer(parseWords(process.argv.slice(2)), (request) => {
  const settings = readDeploymentSettings(request.settings);
  const { region, deploymentName } = settings;
  const at = { region, ...(request.endpoint !== undefined && { endpoint: request.endpoint }) };
  const tools: DeployTools = {
    settings,
    account: accountClients(at),
    tools: { node: process.version, npm: process.env['npm_config_user_agent'] },
    cdk: new ChildCdk({
      settingsFile: resolve(request.settings),
      outFolder: join(PROJECT, 'cdk.out', deploymentName),
      region,
    }),
    buildConsole: () => builtConsole({ root: PROJECT }),
    ask: atTerminal(request.yes),
    tell: (text) => process.stderr.write(text),
    withCompany: async (use) => {
      const { company, close } = await openCompany({ kind: 'deployment', name: deploymentName, ...at }, undefined);
      try {
        return await use(company);
      } finally {
        await close();
      }
    },
  };
  return request.kind === 'remove' ? removeDeployment(tools) : deploy(request, tools);
});
