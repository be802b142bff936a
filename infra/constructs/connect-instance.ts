import { Stack, Validations } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { namesInFindings } from './names-in-findings.ts';
import type { TierlineFunction } from './tierline-function.ts';

const AGENT_LIMIT =
  'Who promised a call is known only from the call itself: any agent of the instance may be asked about, and no others.';

const CONTACT_LIMIT =
  'A contact gets its id when the call starts, and AWS names no resource narrower than the contacts of one instance.';

/** Where a Connect instance is found. */
export interface InstancePlace {
  readonly arn: string;
  readonly id: string;
  readonly account: string;
}

/** The Connect instance that calls, with one grant for each thing a function may do there. */
export class ConnectInstance implements InstancePlace {
  readonly arn: string;
  readonly id: string;
  readonly account: string;
  readonly #routingProfileArns: readonly string[];

  /** @param routingProfileArns of all campaigns: the free people of no others are counted. */
  constructor({ arn, id, account }: InstancePlace, routingProfileArns: readonly string[]) {
    this.arn = arn;
    this.id = id;
    this.account = account;
    this.#routingProfileArns = routingProfileArns;
  }

  grantStartCalls(caller: TierlineFunction): void {
    this.#grantOnContacts(caller, ['connect:StartOutboundVoiceContact']);
  }

  grantCountPeople(counter: TierlineFunction): void {
    Grant.addToPrincipal({
      grantee: counter.role,
      actions: ['connect:GetCurrentMetricData'],
      resourceArns: [...this.#routingProfileArns],
    });
  }

  grantLookForAgents(looker: TierlineFunction): void {
    const agents = `${this.arn}/agent/*`;
    Grant.addToPrincipal({
      grantee: looker.role,
      actions: ['connect:GetCurrentUserData'],
      resourceArns: [this.arn, agents],
    });
    this.#acknowledge(looker, '/agent/*', AGENT_LIMIT);
  }

  grantDescribeContacts(reader: TierlineFunction): void {
    this.#grantOnContacts(reader, ['connect:DescribeContact']);
  }

  grantStopCalls(stopper: TierlineFunction): void {
    this.#grantOnContacts(stopper, ['connect:StopContact']);
  }

  #grantOnContacts(grantee: TierlineFunction, actions: string[]): void {
    const contacts = `${this.arn}/contact/*`;
    Grant.addToPrincipal({ grantee: grantee.role, actions, resourceArns: [contacts] });
    this.#acknowledge(grantee, '/contact/*', CONTACT_LIMIT);
  }

  #acknowledge({ role }: TierlineFunction, all: string, reason: string): void {
    for (const instance of namesInFindings(this.arn, Stack.of(role))) {
      Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${instance}${all}]`, reason });
    }
  }
}
