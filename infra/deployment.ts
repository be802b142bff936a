import { type App, Tags } from 'aws-cdk-lib';
import { stackName } from './deployment-outputs.ts';
import type { DeploymentSettings } from './settings/deployment-settings.ts';
import { flowResources } from './settings-in-flows.ts';
import { AlarmStack } from './stacks/alarm-stack.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { CallsInStack } from './stacks/calls-in-stack.ts';
import { CallsOutStack } from './stacks/calls-out-stack.ts';
import { ConnectStack } from './stacks/connect-stack.ts';
import { ConsoleStack } from './stacks/console-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { EventsInStack } from './stacks/events-in-stack.ts';
import { EventsOutStack } from './stacks/events-out-stack.ts';
import { FlowsStack } from './stacks/flows-stack.ts';
import { ObservationStack } from './stacks/observation-stack.ts';
import { PeopleStack } from './stacks/people-stack.ts';

/** The stacks of one deployment, apart by how long they live: data for good, the rest as long as it is deployed. */
export interface Deployment {
  readonly alarms: AlarmStack;
  readonly data: DataStack;
  readonly people: PeopleStack;
  readonly connect: ConnectStack;
  readonly callsIn: CallsInStack;
  readonly callsOut: CallsOutStack;
  readonly eventsIn: EventsInStack;
  readonly eventsOut: EventsOutStack;
  readonly flows: FlowsStack;
  readonly api: ApiStack;
  readonly console: ConsoleStack;
  readonly observation: ObservationStack;
}

/** Adds all stacks of a deployment to the app. */
export function addDeployment(app: App, settings: DeploymentSettings): Deployment {
  const { deploymentName, region, account } = settings;
  const env = account === undefined ? { region } : { region, account };
  Tags.of(app).add('application', 'tierline');
  Tags.of(app).add('deployment', deploymentName);

  const all = { env, logDays: settings.retention.logDays };
  const alarms = new AlarmStack(app, stackName(deploymentName, 'alarms'), {
    env,
    alarmEmail: settings.administratorEmail,
  });
  const data = new DataStack(app, stackName(deploymentName, 'data'), {
    ...all,
    bell: alarms.bell,
    restoredTable: settings.restoredTable,
  });
  const connect = new ConnectStack(app, stackName(deploymentName, 'connect'), { ...all, settings });
  const { leads, rejectedInput, numberSecret } = data;
  const shared = { ...all, deploymentName, connect: connect.instance, leads, rejectedInput, bell: alarms.bell };
  const callsIn = new CallsInStack(app, stackName(deploymentName, 'calls-in'), {
    ...shared,
    numberSecret,
    contactRecordStream: settings.contactRecordStream,
    failedRecordDays: settings.retention.failedRecordDays,
  });
  const callsOut = new CallsOutStack(app, stackName(deploymentName, 'calls-out'), {
    ...shared,
    limits: settings.quotaShare,
  });
  const { companyBus } = settings;
  const eventsIn = new EventsInStack(app, stackName(deploymentName, 'events-in'), {
    ...shared,
    numberSecret,
    companyBus,
  });
  const eventsOut = new EventsOutStack(app, stackName(deploymentName, 'events-out'), {
    ...shared,
    failed: callsIn.failed,
    suppressionLog: data.suppressionLog,
    companyBus,
  });
  const flows = new FlowsStack(app, stackName(deploymentName, 'flows'), {
    ...all,
    instance: connect.instance,
    bell: alarms.bell,
    resources: flowResources(settings, connect),
    functions: {
      optOut: callsIn.optOuts,
      lookUpCaller: callsIn.callers,
      briefAgent: callsIn.briefs,
      recordDisposition: callsIn.dispositions,
    },
  });
  const { administratorEmail, monthlyBudget, tiers, signIn } = settings;
  const people = new PeopleStack(app, stackName(deploymentName, 'people'), {
    env,
    deploymentName,
    administratorEmail,
    signIn,
  });
  const api = new ApiStack(app, stackName(deploymentName, 'api'), {
    ...all,
    deploymentName,
    connect: connect.instance,
    callsInAir: settings.quotaShare.callsInAir,
    leads,
    numberSecret,
    people: people.people,
    bell: alarms.bell,
  });
  const { consoleAddress, consoleCertificateArn } = signIn;
  const site = new ConsoleStack(app, stackName(deploymentName, 'console'), {
    env,
    api: api.api,
    signInAddress: people.people.signInAddress,
    ...(consoleAddress !== undefined &&
      consoleCertificateArn !== undefined && {
        ownAddress: { host: new URL(consoleAddress).host, certificateArn: consoleCertificateArn },
      }),
  });
  const observation = new ObservationStack(app, stackName(deploymentName, 'observation'), {
    env,
    deploymentName,
    administratorEmail,
    monthlyBudget,
    tiers,
    tableName: leads.tableName,
    observed: [data, callsIn, callsOut, eventsIn, eventsOut, flows, api],
    bell: alarms.bell,
  });
  const components = {
    alarms,
    data,
    people,
    connect,
    'calls-in': callsIn,
    'calls-out': callsOut,
    'events-in': eventsIn,
    'events-out': eventsOut,
    flows,
    api,
    console: site,
    observation,
  };
  for (const [component, stack] of Object.entries(components)) Tags.of(stack).add('component', component);
  return {
    alarms,
    data,
    people,
    connect,
    callsIn,
    callsOut,
    eventsIn,
    eventsOut,
    flows,
    api,
    console: site,
    observation,
  };
}
