import type { IncomingMessage, ServerResponse } from 'node:http';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import { ConnectError } from '../connect/connect-error.ts';
import { instanceAnswer, instanceRequest, instancesAfter } from '../connect/instance-requests.ts';
import { type LocalServer, sendJson, serveLocally } from '../wire/local-server.ts';
import type { SimulatedAccount } from './account.ts';
import { AccountRefusal } from './account-refusal.ts';
import { AssetBucket } from './asset-bucket.ts';
import { quotaAnswer } from './quota-requests.ts';
import { stackAnswer } from './stack-requests.ts';
import { stackWrite } from './stack-writes.ts';
import { queryAnswer, queryRefusal, type XmlElements } from './xml-answer.ts';

/** What the account does with one right, such as `connect:ListInstances`, beside granting it. */
export type RightFault =
  /** The caller lacks the right. */
  | { readonly kind: 'denied' }
  /** So many requests are told to slow down. */
  | { readonly kind: 'throttled'; readonly times: number };

export interface AccountApi extends LocalServer {
  /** The account as it is now; whoever changes it replaces it whole. */
  account: SimulatedAccount;
  /** From now on, for requests that need this right. */
  fault(right: string, fault: RightFault): void;
  /** Rights that were used, each once, in the order of their first use. */
  used(): readonly string[];
}

/**
 * Serves what the AWS SDK's clients for STS, CloudFormation, Service Quotas, Lambda and Connect's administration send, and
 * what CDK's own command sends to deploy, over HTTP on this machine. The service is told from the scope of the signature, which is not checked.
 * @param elsewhere is given what belongs to none of these services.
 */
export async function startAccountApi(
  atFirst: SimulatedAccount,
  clock: VirtualClock,
  elsewhere?: (request: IncomingMessage, body: string, response: ServerResponse) => Promise<void>,
): Promise<AccountApi> {
  let account = atFirst;
  const faults = new Map<string, RightFault>();
  const used = new Set<string>();
  const bucket = new AssetBucket();

  const allow = (right: string): void => {
    used.add(right);
    const fault = faults.get(right);
    if (fault === undefined) return;
    if (fault.kind === 'throttled') {
      if (fault.times === 0) return;
      faults.set(right, { ...fault, times: fault.times - 1 });
      throw new AccountRefusal('ThrottlingException', 429, 'Rate exceeded');
    }
    throw new AccountRefusal(
      'AccessDeniedException',
      403,
      `User: ${account.callerArn} is not authorized to perform: ${right} because no identity-based policy allows it`,
    );
  };

  const serveQuery = (service: string, body: string, response: ServerResponse): void => {
    const asked = new URLSearchParams(body);
    const operation = asked.get('Action') ?? '';
    try {
      allow(`${service}:${operation}`);
      const write = service === 'sts' ? undefined : stackWrite(operation, asked, account, (url) => bucket.textAt(url));
      if (write !== undefined) account = write.account;
      const result =
        write?.result ??
        (service === 'sts' ? identityAnswer(operation, account) : stackAnswer(operation, asked, account));
      sendText(response, 200, queryAnswer(operation, result));
    } catch (error) {
      if (!(error instanceof AccountRefusal)) throw error;
      sendText(response, error.status, queryRefusal(error.name.replace(/Exception$/, ''), error.message));
    }
  };

  const serveJson = (response: ServerResponse, answer: () => unknown): void => {
    try {
      sendJson(response, 200, { 'content-type': 'application/json' }, answer());
    } catch (error) {
      if (!(error instanceof AccountRefusal || error instanceof ConnectError)) throw error;
      const { name, message, status } = error;
      sendJson(response, status, { 'x-amzn-errortype': name }, { __type: name, message });
    }
  };

  const handle = async (request: IncomingMessage, body: string, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const service = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? '';
    switch (service) {
      case 'sts':
      case 'cloudformation':
        return serveQuery(service, body, response);
      case 's3': {
        const answer = bucket.answer(request.method ?? '', url, body);
        return sendText(response, answer.status, answer.body);
      }
      case 'ssm':
        return serveJson(response, () => ({
          Parameter: { Name: 'version', Type: 'String', Value: BOOTSTRAP_VERSION },
        }));
      case 'servicequotas': {
        const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
        return serveJson(response, () => {
          allow(`servicequotas:${operation}`);
          return quotaAnswer(operation, body, account);
        });
      }
      case 'lambda': {
        const name = decodeURIComponent(/functions\/([^/]+)\/configuration$/.exec(url.pathname)?.[1] ?? '');
        return serveJson(response, () => {
          allow('lambda:GetFunctionConfiguration');
          const Variables = account.functions[name];
          if (Variables !== undefined) return { FunctionName: name, Environment: { Variables } };
          throw new AccountRefusal('ResourceNotFoundException', 404, `Function not found: ${name}`);
        });
      }
      case 'connect': {
        const asked = instanceRequest(request.method ?? '', url, body);
        return serveJson(response, () => {
          if (asked === undefined) throw new ConnectError('InvalidRequestException', `Not served: ${url.pathname}`);
          allow(`connect:${asked.operation}`);
          const answer = instanceAnswer(asked, account.instances, account);
          account = { ...account, instances: instancesAfter(asked, account.instances) };
          return answer;
        });
      }
      default:
        if (elsewhere !== undefined) return elsewhere(request, body, response);
        return serveJson(response, () => {
          throw new AccountRefusal('UnknownOperationException', 400, `Not served: ${service}`);
        });
    }
  };

  const server = await serveLocally(clock, handle);
  return {
    ...server,
    get account() {
      return account;
    },
    set account(changed) {
      account = changed;
    },
    fault: (right, fault) => {
      faults.set(right, fault);
    },
    used: () => [...used],
  };
}

/** What CDK is told when it asks how the account was prepared. */
const BOOTSTRAP_VERSION = '29';

/** Whoever asks may take on any role. */
function identityAnswer(operation: string, { accountId, callerArn }: SimulatedAccount): XmlElements {
  if (operation !== 'AssumeRole') return { Account: accountId, Arn: callerArn, UserId: 'AIDASIMULATED' };
  return {
    Credentials: {
      AccessKeyId: 'assumed',
      SecretAccessKey: 'assumed',
      SessionToken: 'assumed',
      Expiration: '2100-01-01T00:00:00Z',
    },
    AssumedRoleUser: { Arn: callerArn, AssumedRoleId: 'AROASIMULATED' },
  };
}

function sendText(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/xml', 'content-length': Buffer.byteLength(body) }).end(body);
}
