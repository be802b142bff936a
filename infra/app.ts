import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { addDeployment } from './deployment.ts';
import { readDeploymentSettings } from './settings/deployment-settings.ts';
import { SettingsError } from './settings/settings-error.ts';

const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
try {
  addDeployment(app, readDeploymentSettings(String(app.node.getContext('settings'))));
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
