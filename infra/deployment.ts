import { type App, Tags } from 'aws-cdk-lib';
import { ConnectInstance } from './connect-instance.ts';
import type { DeploymentSettings } from './settings.ts';
import { AlarmStack } from './stacks/alarm-stack.ts';
import { CallsInStack } from './stacks/calls-in-stack.ts';
import { CallsOutStack } from './stacks/calls-out-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { EventsInStack } from './stacks/events-in-stack.ts';
import { EventsOutStack } from './stacks/events-out-stack.ts';

/** The stacks of one deployment, apart by how long they live: data for good, the rest as long as it is deployed. */
export interface Deployment {
  readonly alarms: AlarmStack;
  readonly data: DataStack;
  readonly callsIn: CallsInStack;
  readonly callsOut: CallsOutStack;
  readonly eventsIn: EventsInStack;
  readonly eventsOut: EventsOutStack;
}

/** Adds all stacks of a deployment to the app. */
export function addDeployment(app: App, settings: DeploymentSettings): Deployment {
  const { deploymentName, region, account } = settings;
  const env = account === undefined ? { region } : { region, account };
  Tags.of(app).add('application', 'tierline');
  Tags.of(app).add('deployment', deploymentName);

  const connect = new ConnectInstance(settings.connectInstance, settings.routingProfileIds);
  const alarms = new AlarmStack(app, `${deploymentName}-alarms`, { env, alarmEmail: settings.alarmEmail });
  const data = new DataStack(app, `${deploymentName}-data`, { env, bell: alarms.bell });
  const { leads, rejectedInput, numberSecret } = data;
  const shared = { env, deploymentName, connect, leads, rejectedInput, bell: alarms.bell };
  const callsIn = new CallsInStack(app, `${deploymentName}-calls-in`, { ...shared, numberSecret });
  const callsOut = new CallsOutStack(app, `${deploymentName}-calls-out`, { ...shared, limits: settings });
  const { companyBus } = settings;
  const eventsIn = new EventsInStack(app, `${deploymentName}-events-in`, { ...shared, numberSecret, companyBus });
  const eventsOut = new EventsOutStack(app, `${deploymentName}-events-out`, {
    ...shared,
    failed: callsIn.failed,
    companyBus,
  });
  const components = {
    alarms,
    data,
    'calls-in': callsIn,
    'calls-out': callsOut,
    'events-in': eventsIn,
    'events-out': eventsOut,
  };
  for (const [component, stack] of Object.entries(components)) Tags.of(stack).add('component', component);
  return { alarms, data, callsIn, callsOut, eventsIn, eventsOut };
}
