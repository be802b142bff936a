import { readFileSync } from 'node:fs';
import * as z from 'zod';

const INSTANCE_ARN =
  /^arn:(?:aws|aws-us-gov):connect:([a-z0-9-]+):(\d{12}):instance\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

const connectInstance = z
  .string()
  .regex(INSTANCE_ARN, 'must be the ARN of a Connect instance: arn:aws:connect:REGION:ACCOUNT:instance/ID')
  .transform((arn) => {
    const [, region = '', account = '', id = ''] = INSTANCE_ARN.exec(arn) ?? [];
    return { arn, region, account, id };
  });

const settings = z
  .strictObject({
    /** Names the stacks, and this deployment's calls among all calls of the instance. Never change it once deployed. */
    deploymentName: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,19}$/, 'must be 1 to 20 small letters, digits and dashes, a letter first'),
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a region such as us-east-1'),
    /** Left out, the account of whoever deploys is used. */
    account: z
      .string()
      .regex(/^\d{12}$/, 'must be 12 digits')
      .optional(),
    connectInstanceArn: connectInstance,
    /** The routing profiles whose free people the dialler may count: one for each tier, more where campaigns need them. */
    routingProfileIds: z.array(z.uuid()).min(1).max(100),
    alarmEmail: z.email(),
    /** Connect's quota for StartOutboundVoiceContact: requests a second, and how many may come at once. */
    startsPerSecond: z.number().positive().max(100),
    startBurst: z.int().positive().max(1000),
    /** How many calls of this deployment may be in the air: at most the instance's quota of concurrent calls. */
    callsInAir: z.int().positive().max(100_000),
    /** The EventBridge bus of this account and region on which the company's systems talk to one another. */
    companyBus: z
      .string()
      .regex(/^[.\-_A-Za-z0-9]{1,256}$/, 'must be the name of an event bus in this account and region')
      .default('default'),
  })
  .transform(({ connectInstanceArn, ...rest }) => ({ ...rest, connectInstance: connectInstanceArn }))
  .refine(({ region, connectInstance: { region: theirs } }) => region === theirs, {
    path: ['region'],
    message: "must be the Connect instance's region: its events reach no other",
  })
  .refine(({ account, connectInstance: { account: theirs } }) => account === undefined || account === theirs, {
    path: ['account'],
    message: "must be the Connect instance's account: its events reach no other",
  });

/** What distinguishes one deployment from another. */
export type DeploymentSettings = z.output<typeof settings>;

export type ConnectInstanceSettings = DeploymentSettings['connectInstance'];

/** The settings file cannot be used; the message says which field, and what it must be. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * The settings of a deployment, checked.
 *
 * @throws SettingsError naming every field that cannot be used.
 */
export function deploymentSettings(given: unknown, source: string): DeploymentSettings {
  const parsed = settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `  ${path.join('.') || '(all)'}: ${message}`);
  throw new SettingsError(`The settings in ${source} cannot be used:\n${faults.join('\n')}`);
}

/**
 * The settings in a JSON file, checked.
 *
 * @throws SettingsError when the file is missing, is no JSON, or holds a field that cannot be used.
 */
export function readDeploymentSettings(file: string): DeploymentSettings {
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SettingsError(`The settings file ${file} cannot be read: ${why}`, { cause: error });
  }
  return deploymentSettings(given, file);
}
