import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import { type LocalServer, sendJson, serveLocally } from '../wire/local-server.ts';
import { ConnectError } from './connect-error.ts';
import { metricsAnswer, readMetricsRequest, type Wallboard } from './metrics-request.ts';
import { type InstanceDirectory, readStartRequest, type StartRequest } from './start-request.ts';
import { type Rate, TokenBucket } from './token-bucket.ts';
import { readUserDataRequest, type UserDataRequest } from './user-data-request.ts';

export type ConnectOperation =
  | 'StartOutboundVoiceContact'
  | 'StopContact'
  | 'GetCurrentMetricData'
  | 'GetCurrentUserData'
  | 'DescribeContact';

/** What goes wrong with one request, for tests of faults that the network and AWS are free to have. */
export type PlannedFault =
  | { readonly kind: 'error'; readonly status: number; readonly name: string; readonly message?: string }
  /** The connection breaks before Connect has done anything. */
  | { readonly kind: 'lost-request' }
  /** Connect does its work and the answer never arrives. */
  | { readonly kind: 'lost-answer' }
  /** Connect does its work and never answers, so that the caller's own time limit decides. */
  | { readonly kind: 'silence' };

/** The contact centre behind the API. Each method throws ConnectError where Connect would refuse. */
export interface ConnectBackend {
  readonly directory: InstanceDirectory;
  start(request: StartRequest): string;
  stop(contactId: string): void;
  /** The `Contact` of DescribeContact, in Connect's own shape. */
  describe(contactId: string): Record<string, unknown>;
  wallboard(): Wallboard;
  /** The answer of GetCurrentUserData, in Connect's own shape. */
  users(request: UserDataRequest): Record<string, unknown>;
}

export interface ConnectApi extends LocalServer {
  /** Requests served so far, by operation; throttled ones included. */
  requests(): Readonly<Record<string, number>>;
  /** The next request of that operation meets this fault; several are met in the order in which they were planned. */
  planFault(operation: ConnectOperation, fault: PlannedFault): void;
}

/**
 * Serves the requests that the AWS SDK's Connect client sends, over HTTP on this machine, with Connect's paths, limits,
 * rates and errors. Signatures are not checked.
 */
export async function startConnectApi(
  rates: Readonly<Record<ConnectOperation, Rate>>,
  backend: ConnectBackend,
  clock: VirtualClock,
): Promise<ConnectApi> {
  const buckets = new Map(
    Object.entries(rates).map(([operation, rate]) => [operation, new TokenBucket(rate, clock.now())]),
  );
  const requests: Record<string, number> = {};
  const faults: { readonly operation: ConnectOperation; readonly fault: PlannedFault }[] = [];

  const serve = (call: RoutedCall): unknown => {
    if (buckets.get(call.operation)?.take(clock.now()) === false) {
      throw new ConnectError('TooManyRequestsException', 'Rate exceeded');
    }
    return carryOut(call, backend);
  };

  const handle = async (request: IncomingMessage, body: string, response: ServerResponse): Promise<void> => {
    try {
      const call = route(request.method ?? '', request.url ?? '', body);
      requests[call.operation] = (requests[call.operation] ?? 0) + 1;
      const planned = faults.findIndex(({ operation }) => operation === call.operation);
      const fault = planned === -1 ? undefined : faults.splice(planned, 1)[0]?.fault;
      if (fault?.kind === 'error') return refuse(response, fault.status, fault.name, fault.message ?? 'Planned fault.');
      if (fault?.kind === 'lost-request') return void request.socket.destroy();
      const answer = serve(call);
      if (fault?.kind === 'silence') return;
      if (fault?.kind === 'lost-answer') return void request.socket.destroy();
      send(response, 200, {}, answer);
    } catch (error) {
      if (error instanceof ConnectError) refuse(response, error.status, error.name, error.message);
      else refuse(response, 500, 'InternalServiceException', String(error));
    }
  };

  const server = await serveLocally(clock, handle);
  return {
    ...server,
    requests: () => ({ ...requests }),
    planFault: (operation, fault) => {
      faults.push({ operation, fault });
    },
  };
}

type RoutedCall =
  | { readonly operation: 'StartOutboundVoiceContact'; readonly body: unknown }
  | { readonly operation: 'StopContact'; readonly body: unknown }
  | { readonly operation: 'GetCurrentMetricData'; readonly instanceId: string; readonly body: unknown }
  | { readonly operation: 'GetCurrentUserData'; readonly instanceId: string; readonly body: unknown }
  | { readonly operation: 'DescribeContact'; readonly instanceId: string; readonly contactId: string };

function route(method: string, url: string, text: string): RoutedCall {
  const path = url.split('?')[0] ?? '';
  const segments = path.split('/').slice(1).map(decodeURIComponent);
  const [first, second, third = ''] = segments;
  if (method === 'PUT' && path === '/contact/outbound-voice') {
    return { operation: 'StartOutboundVoiceContact', body: parsed(text) };
  }
  if (method === 'POST' && path === '/contact/stop') return { operation: 'StopContact', body: parsed(text) };
  if (method === 'POST' && first === 'metrics' && second === 'current' && segments.length === 3) {
    return { operation: 'GetCurrentMetricData', instanceId: third, body: parsed(text) };
  }
  if (method === 'POST' && first === 'metrics' && second === 'userdata' && segments.length === 3) {
    return { operation: 'GetCurrentUserData', instanceId: third, body: parsed(text) };
  }
  if (method === 'GET' && first === 'contacts' && second !== undefined && segments.length === 3) {
    return { operation: 'DescribeContact', instanceId: second, contactId: third };
  }
  throw new ConnectError('AccessDeniedException', `The simulated Connect does not serve ${method} ${path}.`);
}

const stopBody = z.object({ InstanceId: z.string().min(1).max(100), ContactId: z.string().min(1).max(256) });

function carryOut(call: RoutedCall, backend: ConnectBackend): unknown {
  switch (call.operation) {
    case 'StartOutboundVoiceContact':
      return { ContactId: backend.start(readStartRequest(call.body, backend.directory)) };
    case 'StopContact': {
      const stop = stopBody.safeParse(call.body);
      if (!stop.success) throw new ConnectError('InvalidRequestException', 'InstanceId and ContactId are required.');
      requireInstance(stop.data.InstanceId, backend);
      backend.stop(stop.data.ContactId);
      return {};
    }
    case 'GetCurrentMetricData':
      requireInstance(call.instanceId, backend);
      return metricsAnswer(readMetricsRequest(call.body), backend.wallboard());
    case 'GetCurrentUserData':
      requireInstance(call.instanceId, backend);
      return backend.users(readUserDataRequest(call.body));
    case 'DescribeContact':
      requireInstance(call.instanceId, backend);
      return { Contact: backend.describe(call.contactId) };
  }
}

function requireInstance(idOrArn: string, backend: ConnectBackend): void {
  if (idOrArn.split('/').at(-1) === backend.directory.instanceId) return;
  throw new ConnectError('ResourceNotFoundException', 'Instance not found.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ConnectError('InvalidRequestException', 'The body is not JSON.');
  }
}

function refuse(response: ServerResponse, status: number, name: string, message: string): void {
  send(response, status, { 'x-amzn-errortype': name }, { Message: message });
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: unknown): void {
  sendJson(response, status, { 'content-type': 'application/json', ...headers }, body);
}
