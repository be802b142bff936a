import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** Puts a message into a queue. @throws when the queue did not take it. */
export interface MessageSender {
  send(queueUrl: string, body: string): Promise<void>;
}

export class SqsMessageSender implements MessageSender {
  readonly #sqs: SQSClient;

  constructor(sqs: SQSClient) {
    this.#sqs = sqs;
  }

  async send(queueUrl: string, body: string): Promise<void> {
    await this.#sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }));
  }
}
