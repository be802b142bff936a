import { type App, Stack } from 'aws-cdk-lib';
import * as z from 'zod';
import { printed, type Resource, resourcesOf } from './a-deployment.ts';

/** What the templates say of one of our functions. */
export interface DeployedFunction {
  /** The name of its folder. */
  readonly name: string;
  /** Values as one line of text each. */
  readonly environment: Readonly<Record<string, string>>;
  readonly isTraced: boolean;
  /** What its role allows: `dynamodb:GetItem <LeadsTable.Arn>`. */
  readonly rights: readonly Right[];
  readonly sources: readonly EventSource[];
  /** Services that may invoke it. */
  readonly invokers: readonly string[];
}

export interface Right {
  readonly action: string;
  readonly on: string;
  /** Service through which alone it may be used: `dynamodb`. */
  readonly via?: string;
}

export interface EventSource {
  /** Type of the resource that feeds the function: `AWS::SQS::Queue`. */
  readonly type: string;
  readonly reportsFailedItems: boolean;
  readonly keepsFailedBatches: boolean;
}

const lambda = z.object({
  Role: z.unknown(),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }).default({ Variables: {} }),
  TracingConfig: z.object({ Mode: z.string() }).optional(),
});
const mapping = z.object({
  EventSourceArn: z.unknown(),
  FunctionName: z.unknown(),
  FunctionResponseTypes: z.array(z.string()).default([]),
  DestinationConfig: z.object({ OnFailure: z.unknown() }).optional(),
});
const oneOrMore = z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])]);
const policy = z.object({
  Roles: z.array(z.unknown()).default([]),
  PolicyDocument: z.object({
    Statement: z.array(
      z.object({
        Effect: z.literal('Allow'),
        Action: oneOrMore,
        Resource: oneOrMore,
        Condition: z.object({ StringEquals: z.record(z.string(), z.unknown()).optional() }).optional(),
      }),
    ),
  }),
});
const permission = z.object({ FunctionName: z.unknown(), Principal: z.string() });

/** Every function of ours in all stacks of the app, by its name; functions that the CDK brings along have no name of ours. */
export function deployedFunctions(app: App): readonly DeployedFunction[] {
  const stacks = app.node.findAll().filter((construct) => Stack.isStack(construct));
  const all = (type: string) => stacks.flatMap((stack) => resourcesOf(stack, type));
  const policies = all('AWS::IAM::Policy').map(({ Properties }) => policy.parse(Properties));
  const mappings = all('AWS::Lambda::EventSourceMapping').map(({ Properties }) => mapping.parse(Properties));
  const permissions = all('AWS::Lambda::Permission').map(({ Properties }) => permission.parse(Properties));
  const types = new Map(
    ['AWS::SQS::Queue', 'AWS::Kinesis::Stream', 'AWS::DynamoDB::Table']
      .flatMap(all)
      .map((resource) => [idOf(resource), resource.Type]),
  );
  return all('AWS::Lambda::Function').flatMap((resource) => {
    const { Role, Environment, TracingConfig } = lambda.parse(resource.Properties);
    const name = Environment.Variables['POWERTOOLS_SERVICE_NAME'];
    if (name === undefined) return [];
    const holder = printed(Role).replace('.Arn>', '>');
    const ref = `<${idOf(resource)}>`;
    return {
      name: printed(name),
      environment: Object.fromEntries(
        Object.entries(Environment.Variables).map(([key, value]) => [key, printed(value)]),
      ),
      isTraced: TracingConfig?.Mode === 'Active',
      rights: policies.filter(({ Roles }) => Roles.some((role) => printed(role) === holder)).flatMap(rightsIn),
      sources: mappings
        .filter(({ FunctionName }) => printed(FunctionName) === ref)
        .map((source) => ({
          type: typeOf(printed(source.EventSourceArn), types),
          reportsFailedItems: source.FunctionResponseTypes.includes('ReportBatchItemFailures'),
          keepsFailedBatches: source.DestinationConfig !== undefined,
        })),
      invokers: permissions
        .filter(({ FunctionName }) => printed(FunctionName) === `<${idOf(resource)}.Arn>`)
        .map(({ Principal }) => Principal),
    };
  });
}

function idOf({ logicalId }: Resource): string {
  return printed({ Ref: logicalId }).slice(1, -1);
}

/** A stream that is given by its ARN is one of Kinesis. */
function typeOf(source: string, types: ReadonlyMap<string, string>): string {
  if (source.startsWith('arn:')) return source.includes(':kinesis:') ? 'AWS::Kinesis::Stream' : source;
  return types.get(source.replace(/^<|\.\w+>$/g, '')) ?? source;
}

function rightsIn({ PolicyDocument: { Statement } }: z.output<typeof policy>): readonly Right[] {
  return Statement.flatMap(({ Action, Resource, Condition }) => {
    const via = Condition?.StringEquals?.['kms:ViaService'];
    const service = via === undefined ? {} : { via: printed(via).split('.')[0] ?? '' };
    return Action.flatMap((action) => Resource.map((on) => ({ action: printed(action), on: printed(on), ...service })));
  });
}
