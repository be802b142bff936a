import type { DeserializeMiddleware, MetadataBearer, MiddlewareStack } from '@smithy/types';

/** A client of the AWS SDK whose requests can be seen as they go over the wire. */
export interface WiredClient<Input extends object, Output extends MetadataBearer> {
  readonly middlewareStack: MiddlewareStack<Input, Output>;
}

/** One HTTP request as the SDK has made it. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  /** The AWS operation, for example `PutItem`. */
  readonly operation: string;
  readonly body: string;
}

/** A whole answer, as the SDK takes it. */
export interface WireAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** @param carryOut sends the request, with another body when one is given. */
export type AroundWire = (
  request: WireRequest,
  carryOut: (body?: string) => Promise<WireAnswer>,
) => Promise<WireAnswer>;

/**
 * Stands between the SDK and the network: `around` is handed each request with what carries it out, and gives the
 * answer; an answer it makes up is read by the SDK like any other. Who is added first stands nearest to the SDK.
 */
export function standOnWire<Input extends object, Output extends MetadataBearer>(
  client: WiredClient<Input, Output>,
  name: string,
  around: AroundWire,
): void {
  const middleware: DeserializeMiddleware<Input, Output> = (next) => async (args) => {
    let latest: Awaited<ReturnType<typeof next>> | undefined;
    const response = await around(wireRequest(args.request), async (body) => {
      latest = await next(body === undefined ? args : { ...args, request: withBody(args.request, body) });
      return wholeAnswer(latest.response);
    });
    return { ...(latest ?? {}), response } as Awaited<ReturnType<typeof next>>;
  };
  client.middlewareStack.add(middleware, { step: 'deserialize', priority: 'low', name });
}

/**
 * Tells of every request that was carried out, with the status of its answer; nothing is changed or waited for.
 */
export function watchWire<Input extends object, Output extends MetadataBearer>(
  client: WiredClient<Input, Output>,
  name: string,
  onAnswered: (request: WireRequest, statusCode: number) => void,
): void {
  const middleware: DeserializeMiddleware<Input, Output> = (next) => async (args) => {
    const result = await next(args);
    if (isAnswer(result.response)) onAnswered(wireRequest(args.request), result.response.statusCode);
    return result;
  };
  client.middlewareStack.add(middleware, { step: 'deserialize', priority: 'low', name });
}

/** Several may stand on the wire; a request is read once for all of them. */
const READ = new WeakMap<SentRequest, WireRequest>();

function wireRequest(request: unknown): WireRequest {
  if (!isSent(request)) throw new TypeError('The SDK has sent something that is no HTTP request.');
  const known = READ.get(request);
  if (known !== undefined) return known;
  const { method, path, headers, body } = request;
  let text: string | undefined;
  const read = {
    method,
    path,
    operation: operationOf(method, path, headers),
    get body() {
      text ??= textOf(body);
      return text;
    },
  };
  READ.set(request, read);
  return read;
}

interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

function isSent(request: unknown): request is SentRequest {
  return hasMembers(request) && typeof request['method'] === 'string' && typeof request['path'] === 'string';
}

function isAnswer(response: unknown): response is Omit<WireAnswer, 'body'> & { readonly body: unknown } {
  return hasMembers(response) && typeof response['statusCode'] === 'number';
}

function hasMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function withBody(request: unknown, body: string): object {
  if (!isSent(request)) throw new TypeError('The SDK has sent something that is no HTTP request.');
  return { ...request, headers: { ...request.headers, 'content-length': String(Buffer.byteLength(body)) }, body };
}

function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8') : '';
}

/** DynamoDB names the operation in a header, Connect by method and path. */
function operationOf(method: string, path: string, headers: Readonly<Record<string, string>>): string {
  const target = headers['x-amz-target'];
  if (target !== undefined) return target.slice(target.lastIndexOf('.') + 1);
  if (path.startsWith('/contact/outbound-voice')) return 'StartOutboundVoiceContact';
  if (path.startsWith('/contact/stop')) return 'StopContact';
  if (path.startsWith('/metrics/current')) return 'GetCurrentMetricData';
  if (path.startsWith('/metrics/userdata')) return 'GetCurrentUserData';
  if (path.startsWith('/contacts/')) return 'DescribeContact';
  return `${method} ${path}`;
}

async function wholeAnswer(response: unknown): Promise<WireAnswer> {
  if (!isAnswer(response)) throw new TypeError('The network has answered with something that is no HTTP answer.');
  const { statusCode, headers, body } = response;
  return { statusCode, headers, body: body instanceof Uint8Array ? body : await wholeBody(body) };
}

async function wholeBody(body: unknown): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  if (isStream(body)) for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function isStream(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}
