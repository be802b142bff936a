import type {
  ConnectContactFlowEvent,
  DynamoDBBatchResponse,
  DynamoDBStreamEvent,
  KinesisStreamBatchResponse,
  KinesisStreamEvent,
  SQSBatchResponse,
  SQSEvent,
} from 'aws-lambda';

/** The deployed Lambda handlers, called by the simulated AWS with the payloads that AWS sends. */
export interface FunctionsUnderTest {
  readonly dialDueLeads: (event: SQSEvent) => Promise<SQSBatchResponse>;
  readonly recordContactEvent: (event: SQSEvent) => Promise<SQSBatchResponse>;
  readonly recordContactRecord: (event: KinesisStreamEvent) => Promise<KinesisStreamBatchResponse>;
  readonly recordDisposition: (event: ConnectContactFlowEvent) => Promise<Record<string, string>>;
  readonly briefAgent: (event: ConnectContactFlowEvent) => Promise<Record<string, string>>;
  readonly recordBusinessEvent: (event: SQSEvent) => Promise<SQSBatchResponse>;
  readonly optOut: (event: ConnectContactFlowEvent) => Promise<Record<string, string>>;
  readonly lookUpCaller: (event: ConnectContactFlowEvent) => Promise<Record<string, string>>;
  readonly countResults: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;
  readonly publishEvents: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;
}
