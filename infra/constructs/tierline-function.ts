import { join } from 'node:path';
import { type Duration, Stack, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import {
  FUNCTION_SETTINGS,
  type FunctionName,
  SETTING_NAMES,
  type Setting,
  type SettingsOf,
} from '../../shared/runtime/setting-names.ts';
import { BELL_PERIOD, ringOnFirst } from './alarm-bell.ts';
import { DeploymentStack } from './deployment-stack.ts';

const TRACES_HAVE_NO_ARN =
  'xray:PutTraceSegments and xray:PutTelemetryRecords know no resource: AWS takes nothing but * for them.';

const PROJECT = join(import.meta.dirname, '..', '..');

/** Libraries that are not ES modules ask for `require`, which a bundle in ES module form has to bring along. */
const REQUIRE = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

/**
 * Ways to credentials that the SDK tries where the environment holds none, each loaded when its turn comes. Lambda puts a
 * function's credentials into its environment (AWS Lambda Developer Guide, "Defined runtime environment variables"), so
 * that no turn ever comes; they would be a twelfth of every bundle.
 */
const NEVER_ASKED_FOR_CREDENTIALS = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];

export interface TierlineFunctionProps<Name extends FunctionName> {
  readonly name: Name;
  readonly settings: SettingsOf<Name>;
  readonly timeout: Duration;
  /** What the business suffers while this function fails: the text of its alarms. */
  readonly impactWhenItFails: string;
  readonly bell: ITopic;
}

/** One function of `functions/`, with its own role, its own log, and alarms that say what its failure means. */
export class TierlineFunction<Name extends FunctionName = FunctionName> extends Construct {
  readonly name: Name;
  readonly lambda: NodejsFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: TierlineFunctionProps<Name>) {
    super(scope, id);
    this.name = props.name;
    const logGroup = new LogGroup(this, 'Log', { retention: DeploymentStack.of(this).logDays });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(this.role);
    this.lambda = new NodejsFunction(this, 'Function', {
      description: `${Stack.of(this).stackName}: ${props.name}`,
      entry: join(PROJECT, 'functions', props.name, 'index.ts'),
      projectRoot: PROJECT,
      depsLockFilePath: join(PROJECT, 'package-lock.json'),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      timeout: props.timeout,
      role: this.role,
      tracing: Tracing.ACTIVE,
      logGroup,
      awsSdkConnectionReuse: false,
      environment: environment(props.name, props.settings),
      bundling: {
        format: OutputFormat.ESM,
        target: 'node24',
        mainFields: ['module', 'main'],
        minify: true,
        externalModules: NEVER_ASKED_FOR_CREDENTIALS,
        banner: REQUIRE,
        logLevel: LogLevel.WARNING,
      },
    });
    Validations.of(this.role).acknowledge({ id: 'AwsSolutions-IAM5[Resource::*]', reason: TRACES_HAVE_NO_ARN });
    const { impactWhenItFails, bell } = props;
    ringOnFirst(this, 'Errors', this.lambda.metricErrors({ period: BELL_PERIOD }), impactWhenItFails, bell);
    ringOnFirst(this, 'Throttles', this.lambda.metricThrottles({ period: BELL_PERIOD }), impactWhenItFails, bell);
  }
}

function environment<Name extends FunctionName>(name: Name, settings: SettingsOf<Name>): Record<string, string> {
  const given: Readonly<Partial<Record<Setting, string>>> = settings;
  const read: readonly Setting[] = FUNCTION_SETTINGS[name];
  const environment: Record<string, string> = { POWERTOOLS_SERVICE_NAME: name, POWERTOOLS_LOG_LEVEL: 'INFO' };
  for (const setting of read) {
    const value = given[setting];
    if (value !== undefined) environment[SETTING_NAMES[setting]] = value;
  }
  return environment;
}
