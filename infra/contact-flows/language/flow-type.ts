/**
 * What a flow may be to Amazon Connect: the types of `AWS::Connect::ContactFlow` that have documented restrictions of
 * actions, and modules.
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateContactFlow.html
 */
export const FLOW_TYPES = [
  'CONTACT_FLOW',
  'CUSTOMER_QUEUE',
  'CUSTOMER_HOLD',
  'CUSTOMER_WHISPER',
  'AGENT_HOLD',
  'AGENT_WHISPER',
  'OUTBOUND_WHISPER',
  'AGENT_TRANSFER',
  'QUEUE_TRANSFER',
] as const;

export type ContactFlowType = (typeof FLOW_TYPES)[number];

export type FlowType = ContactFlowType | 'MODULE';
