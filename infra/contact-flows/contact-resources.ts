import type { ArnOf, ContactResource } from './contact-resource.ts';
import type { FlowResources } from './flow-resources.ts';
import { agentGuide, formAfterCall } from './flows/agent-guide.ts';
import { callbackReminder } from './flows/callback-reminder.ts';
import { inboundFlow } from './flows/inbound-flow.ts';
import { optOutModule } from './flows/opt-out-module.ts';
import { outboundFlow } from './flows/outbound-flow.ts';
import { calledCustomerWaits, callerWaits } from './flows/waiting.ts';
import { agentWhisper, customerWhisper } from './flows/whispers.ts';
import { CORRECT, DONE, guideView, recordedView, SEND } from './views/agent-views.ts';

/**
 * Everything that Amazon Connect holds for a deployment, in the order in which it can be made: what a flow leads to stands
 * before it. Nothing is checked here: whoever makes a flow hands its content to `checkedFlow` first.
 */
export function contactResources(resources: FlowResources): readonly ContactResource[] {
  const named = (words: string) => `${resources.deploymentName} ${words}`;
  return [
    {
      kind: 'view',
      key: 'guide-view',
      name: named('guide'),
      description: 'What an agent knows of a call, the script of the tier, and the form.',
      template: guideView(resources),
      actions: [SEND],
    },
    {
      kind: 'view',
      key: 'recorded-view',
      name: named('form stored'),
      description: 'Says that the form is stored, and lets the agent correct it.',
      template: recordedView(resources),
      actions: [CORRECT, DONE],
    },
    {
      kind: 'flow',
      type: 'CONTACT_FLOW',
      key: 'callback-reminder',
      name: named('callback reminder'),
      description: 'Gives the task that reminds of a promised callback to the agent who promised, or to the tier.',
      content: callbackReminder,
    },
    {
      kind: 'flow',
      type: 'CONTACT_FLOW',
      key: 'agent-guide',
      name: named('agent guide'),
      description: 'Shows an agent the brief, the script and the form, and stores the form.',
      content: (arnOf) => agentGuide(resources, guideNeighbours(arnOf)),
    },
    {
      kind: 'flow',
      type: 'CONTACT_FLOW',
      key: 'form-after-call',
      name: named('form after call'),
      description: 'Shows an agent the form once the call is over, unless it was sent before.',
      content: (arnOf) => formAfterCall(resources, guideNeighbours(arnOf)),
    },
    {
      kind: 'module',
      key: 'opt-out',
      name: named('opt-out'),
      description: 'Stores that a customer is never called again, says so and hangs up. Returns when that fails.',
      content: () => optOutModule(resources),
    },
    {
      kind: 'flow',
      type: 'CUSTOMER_QUEUE',
      key: 'called-customer-waits',
      name: named('called customer waits'),
      description: 'What a called person hears until an agent is on the line, and when none is free.',
      content: () => calledCustomerWaits(resources),
    },
    {
      kind: 'flow',
      type: 'CUSTOMER_QUEUE',
      key: 'caller-waits',
      name: named('caller waits'),
      description: 'What a customer who called hears until an agent is on the line.',
      content: () => callerWaits(resources),
    },
    {
      kind: 'flow',
      type: 'CUSTOMER_WHISPER',
      key: 'customer-whisper',
      name: named('customer whisper'),
      description: 'What the customer hears while the agent hears what the call is for.',
      content: () => customerWhisper(resources),
    },
    {
      kind: 'flow',
      type: 'AGENT_WHISPER',
      key: 'agent-whisper',
      name: named('agent whisper'),
      description: 'What an agent hears before the customer is on the line: what the call is for.',
      content: () => agentWhisper(resources),
    },
    ...resources.tiers.map(
      (tier): ContactResource => ({
        kind: 'flow',
        type: 'CONTACT_FLOW',
        key: `outbound-${tier.number}`,
        name: named(`outbound ${tier.number}`),
        description: `What happens to a call of tier ${tier.number} once it is answered.`,
        content: (arnOf) => outboundFlow(resources, tier, neighbours(arnOf, 'called-customer-waits')),
      }),
    ),
    {
      kind: 'flow',
      type: 'CONTACT_FLOW',
      key: 'inbound',
      name: named('inbound'),
      description: 'What happens when a customer calls.',
      content: (arnOf) => inboundFlow(resources, neighbours(arnOf, 'caller-waits')),
    },
  ];
}

function neighbours(arnOf: ArnOf, customerQueueKey: string) {
  return {
    optOutModuleArn: arnOf('opt-out'),
    customerQueueArn: arnOf(customerQueueKey),
    agentWhisperArn: arnOf('agent-whisper'),
    customerWhisperArn: arnOf('customer-whisper'),
    guideArn: arnOf('agent-guide'),
    formArn: arnOf('form-after-call'),
  };
}

function guideNeighbours(arnOf: ArnOf) {
  return {
    guideViewArn: arnOf('guide-view'),
    recordedViewArn: arnOf('recorded-view'),
    reminderFlowArn: arnOf('callback-reminder'),
  };
}
