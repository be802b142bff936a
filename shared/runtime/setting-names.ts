/** The environment variables through which a deployment tells its functions what they need. */
export const SETTING_NAMES = {
  tableName: 'TABLE_NAME',
  connectInstanceId: 'CONNECT_INSTANCE_ID',
  deploymentName: 'DEPLOYMENT_NAME',
  startsPerSecond: 'STARTS_PER_SECOND',
  startBurst: 'START_BURST',
  callsInAir: 'CALLS_IN_AIR',
  rejectedInputUrl: 'REJECTED_INPUT_URL',
  numberSecretArn: 'NUMBER_SECRET_ARN',
  companyBusArn: 'COMPANY_BUS_ARN',
  userPoolId: 'USER_POOL_ID',
  suppressionLogBucket: 'SUPPRESSION_LOG_BUCKET',
} as const;

export type Setting = keyof typeof SETTING_NAMES;

/** What each function reads, and therefore what its stack sets: nothing more, nothing less. */
export const FUNCTION_SETTINGS = {
  'dial-due-leads': [
    'tableName',
    'connectInstanceId',
    'deploymentName',
    'startsPerSecond',
    'startBurst',
    'callsInAir',
    'rejectedInputUrl',
  ],
  'record-contact-event': ['tableName', 'connectInstanceId', 'deploymentName', 'rejectedInputUrl'],
  'record-contact-record': ['tableName', 'connectInstanceId', 'deploymentName', 'rejectedInputUrl', 'numberSecretArn'],
  'record-disposition': ['tableName', 'connectInstanceId', 'deploymentName', 'rejectedInputUrl'],
  'record-business-event': ['tableName', 'connectInstanceId', 'deploymentName', 'rejectedInputUrl', 'numberSecretArn'],
  'brief-agent': ['tableName', 'deploymentName'],
  'look-up-caller': ['tableName', 'connectInstanceId', 'deploymentName', 'numberSecretArn'],
  'opt-out': ['tableName', 'connectInstanceId', 'deploymentName', 'rejectedInputUrl'],
  'count-results': ['tableName', 'deploymentName'],
  api: ['tableName', 'connectInstanceId', 'deploymentName', 'callsInAir', 'numberSecretArn', 'userPoolId'],
  'publish-events': ['deploymentName', 'rejectedInputUrl', 'companyBusArn', 'suppressionLogBucket'],
} as const satisfies Readonly<Record<string, readonly Setting[]>>;

export type FunctionName = keyof typeof FUNCTION_SETTINGS;

/** A value for every setting the function reads. */
export type SettingsOf<Name extends FunctionName> = Readonly<Record<(typeof FUNCTION_SETTINGS)[Name][number], string>>;
