import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { RejectedInput, RejectedInputs } from '../../application/ports/rejected-input.ts';

/** SQS takes no empty message; what was empty is as little understood as a blank. */
const NOTHING = ' ';

/** Keeps rejected input as messages of one queue: the payload as the body, all else beside it. */
export class SqsRejectedInputs implements RejectedInputs {
  readonly #client: SQSClient;
  readonly #queueUrl: string;

  constructor(client: SQSClient, queueUrl: string) {
    this.#client = client;
    this.#queueUrl = queueUrl;
  }

  async keep({ source, reason, payload, at }: RejectedInput): Promise<void> {
    await this.#client.send(
      new SendMessageCommand({
        QueueUrl: this.#queueUrl,
        MessageBody: payload === '' ? NOTHING : payload,
        MessageAttributes: {
          source: { DataType: 'String', StringValue: source },
          reason: { DataType: 'String', StringValue: reason },
          at: { DataType: 'String', StringValue: at.toString() },
        },
      }),
    );
  }
}
