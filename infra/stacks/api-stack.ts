import { CfnOutput, Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { BELL_PERIOD, ringOnFirst } from '../constructs/alarm-bell.ts';
import type { ConnectInstance } from '../constructs/connect-instance.ts';
import { DeploymentStack, type DeploymentStackProps } from '../constructs/deployment-stack.ts';
import type { LeadsTable } from '../constructs/leads-table.ts';
import type { NumberSecret } from '../constructs/number-secret.ts';
import type { People } from '../constructs/people.ts';
import { TierlineFunction } from '../constructs/tierline-function.ts';
import { OUTPUTS } from '../deployment-outputs.ts';

export interface ApiStackProps extends DeploymentStackProps {
  readonly deploymentName: string;
  readonly connect: ConnectInstance;
  readonly callsInAir: number;
  readonly leads: LeadsTable;
  readonly numberSecret: NumberSecret;
  readonly people: People;
  readonly bell: ITopic;
}

const IMPACT =
  'Administrators cannot see or change anything in the console, its emergency stop among it: npm run stop works without it. Calling goes on as it was set. Runbook: docs/runbook.md#the-api';

/** Twenty people with open consoles ask a tenth of it; all of it costs the function no more than its concurrency. */
const REQUESTS_PER_SECOND = 50;
const REQUESTS_AT_ONCE = 100;

/** A gateway waits 30 s at most: HTTP API quotas of the API Gateway Developer Guide, integration timeout. */
const FUNCTION_TIMEOUT = Duration.seconds(29);

/** The administrators' API: a gateway that lets nobody through without a token of this deployment's pool. */
export class ApiStack extends DeploymentStack {
  readonly api: HttpApi;
  readonly function: TierlineFunction<'api'>;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    this.function = this.#function(props);
    this.api = new HttpApi(this, 'Api', { apiName: this.stackName, createDefaultStage: false });
    const { pool, client } = props.people;
    this.api.addRoutes({
      path: '/api/{proxy+}',
      methods: [HttpMethod.ANY],
      integration: new HttpLambdaIntegration('Function', this.function.lambda),
      authorizer: new HttpJwtAuthorizer('Token', pool.userPoolProviderUrl, {
        authorizerName: this.stackName,
        jwtAudience: [client.userPoolClientId],
      }),
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: REQUESTS_PER_SECOND, burstLimit: REQUESTS_AT_ONCE },
      accessLogSettings: {
        destination: new LogGroupLogDestination(new LogGroup(this, 'AccessLog', { retention: this.logDays })),
        format: ACCESS_LOG,
      },
    });
    ringOnFirst(
      this,
      'ServerErrors',
      this.api.metricServerError({ period: BELL_PERIOD, statistic: 'Sum' }),
      IMPACT,
      props.bell,
    );
    new CfnOutput(this, OUTPUTS.apiAddress[1], { value: `${this.api.apiEndpoint}/api` });
  }

  #function({
    deploymentName,
    connect,
    callsInAir,
    leads,
    numberSecret,
    people,
    bell,
  }: ApiStackProps): TierlineFunction<'api'> {
    const api = new TierlineFunction(this, 'Administration', {
      name: 'api',
      settings: {
        tableName: leads.tableName,
        connectInstanceId: connect.id,
        deploymentName,
        callsInAir: String(callsInAir),
        numberSecretArn: numberSecret.arn,
        userPoolId: people.pool.userPoolId,
      },
      timeout: FUNCTION_TIMEOUT,
      impactWhenItFails: IMPACT,
      bell,
    });
    leads.grantAdminister(api);
    connect.grantCountPeople(api);
    numberSecret.grantRead(api);
    connect.grantDescribeContacts(api);
    connect.grantStopCalls(api);
    people.grantAdminister(api);
    return api;
  }
}

/** What happened, and nothing of who asked or about whom: paths and addresses would tell. */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    requestTime: '$context.requestTime',
    httpMethod: '$context.httpMethod',
    status: '$context.status',
    responseLatency: '$context.responseLatency',
    responseLength: '$context.responseLength',
    integrationError: '$context.integrationErrorMessage',
    authorizerError: '$context.authorizer.error',
  }),
);
