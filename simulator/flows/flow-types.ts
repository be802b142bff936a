/** Connect's kinds of flows, by the names that its API gives them. */
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
  'MODULE',
] as const;

export type FlowType = (typeof FLOW_TYPES)[number];

/** A flow as it would be imported. */
export interface FlowSource {
  readonly name: string;
  readonly type: FlowType;
  /** The document in the flow language, parsed from its JSON. */
  readonly document: unknown;
}
