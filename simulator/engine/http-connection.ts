import { connect, type Socket } from 'node:net';
import { answerIn, type HttpAnswer } from './http-answer.ts';

interface Waiting {
  readonly resolve: (answer: HttpAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/** One connection that carries one request at a time and does not keep this process running while it carries none. */
export class HttpConnection {
  readonly #socket: Socket;
  #waiting: Waiting | undefined;
  #received: Buffer | undefined;

  constructor(host: string, port: number) {
    this.#socket = connect({ host, port, noDelay: true });
    this.#socket.unref();
    this.#socket.on('data', (bytes) => this.#receive(bytes));
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('The connection was closed before the answer was whole.')));
  }

  get isClosed(): boolean {
    return this.#socket.destroyed || this.#socket.readableEnded;
  }

  /** @throws Error when the connection breaks, or answers with something else than HTTP/1.1; it is closed then. */
  exchange(request: Uint8Array): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.ref();
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(bytes: Buffer): void {
    this.#received = this.#received === undefined ? bytes : Buffer.concat([this.#received, bytes]);
    try {
      const answer = answerIn(this.#received);
      if (answer !== undefined) this.#end()?.resolve(answer);
    } catch (error) {
      this.#fail(error);
      this.close();
    }
  }

  #fail(error: unknown): void {
    this.#end()?.reject(error);
  }

  #end(): Waiting | undefined {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    this.#received = undefined;
    this.#socket.unref();
    return waiting;
  }
}
