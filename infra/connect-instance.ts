import { Validations } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { TierlineFunction } from './constructs/tierline-function.ts';
import type { ConnectInstanceSettings } from './settings.ts';

const AGENT_LIMIT =
  'Who promised a call is known only from the call itself: any agent of the instance may be asked about, and no others.';

const CONTACT_LIMIT =
  'A contact gets its id when the call starts, and AWS names no resource narrower than the contacts of one instance.';

/** The company's Connect instance, which this project uses and does not own: one grant for each thing a function may do. */
export class ConnectInstance {
  readonly arn: string;
  readonly id: string;
  readonly account: string;
  readonly #routingProfileArns: readonly string[];

  constructor(instance: ConnectInstanceSettings, routingProfileIds: readonly string[]) {
    this.arn = instance.arn;
    this.id = instance.id;
    this.account = instance.account;
    this.#routingProfileArns = routingProfileIds.map((id) => `${instance.arn}/routing-profile/${id}`);
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
    Validations.of(looker.role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${agents}]`, reason: AGENT_LIMIT });
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
    Validations.of(grantee.role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${contacts}]`, reason: CONTACT_LIMIT });
  }
}
