import { readDeploymentSettings } from '../infra/settings/deployment-settings.ts';
import { accountClients } from './account/account-clients.ts';
import { examine } from './doctor/examine.ts';
import { parseWords } from './doctor/options.ts';
import { isSound, printedFindings } from './doctor/printed-findings.ts';
import { tellAnswer } from './tell-answer.ts';

await tellAnswer(parseWords(process.argv.slice(2)), async ({ settings: file, endpoint }) => {
  const settings = readDeploymentSettings(file);
  const account = accountClients({ region: settings.region, ...(endpoint !== undefined && { endpoint }) });
  const tools = { node: process.version, npm: process.env['npm_config_user_agent'] };
  const findings = await examine({ settings, account }, tools);
  return { text: printedFindings(findings), data: findings, isDone: isSound(findings) };
});
