import type { ConnectContactFlowEvent } from 'aws-lambda';
import type { Temporal } from 'temporal-polyfill';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { TaskToCreate } from '../flows/flow-host.ts';
import type { FlowLibrary } from '../flows/flow-library.ts';
import type { Agents } from '../people/agents.ts';
import type { InstanceIdentity } from './arns.ts';
import type { FlowingContact } from './contact.ts';
import type { Department } from './department.ts';
import type { FlowCallEnd, FlowFunctionName } from './flow-functions.ts';

/** The instance that flows run in. */
export interface FlowSurroundings {
  readonly seed: number;
  readonly clock: VirtualClock;
  readonly instance: InstanceIdentity;
  readonly library: FlowLibrary<FlowFunctionName>;
  readonly agents: Agents;
  readonly department: Department;
  /** Whether the company's people work at that moment. */
  readonly isWorked: (at: Temporal.Instant) => boolean;
  /** Whether Connect's system runs the flow or module of that name; asked whenever one begins. */
  readonly isFlowRun: (flowName: string) => boolean;
  /** Whether somebody has deleted the queue. */
  readonly isQueueGone: (queueId: string) => boolean;
  /** A step of the flow or module of that name failed. */
  readonly onStepFailed: (flowName: string) => void;
  readonly createTask: (task: TaskToCreate, from: FlowingContact) => void;
  readonly call: (name: FlowFunctionName, event: ConnectContactFlowEvent, limitSeconds: number) => Promise<FlowCallEnd>;
}
