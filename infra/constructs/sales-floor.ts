import { CrossStackReferences, ReferenceStrength, RemovalPolicy, Tags } from 'aws-cdk-lib';
import { CfnPhoneNumber, CfnQueue, CfnRoutingProfile } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import type { NumberClaim, TierSettings } from '../settings/tier-settings.ts';

export interface SalesFloorProps {
  readonly deploymentName: string;
  readonly instanceArn: string;
  readonly hoursArn: string;
  readonly tiers: readonly TierSettings[];
}

/** What a tier works with in Connect, made or given. */
export interface FloorTier {
  readonly number: TierSettings['number'];
  readonly name: string;
  readonly queueArn: string;
  readonly routingProfileArn: string;
  /** E.164 once it is claimed; undefined where numbers were given. */
  readonly claimedNumber: string | undefined;
}

/** How long a customer who calls waits for the people of his tier before others may answer too. */
const NEIGHBOURS_AFTER_SECONDS = 120;

/**
 * Tasks that an agent may have open: reminders of promised callbacks. None of them keeps calls away from who has it open,
 * and none comes up during a call.
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/API_CrossChannelBehavior.html
 */
const REMINDERS = 5;

/**
 * Queues, people and numbers of the tiers: everyone answers the calls of their own tier first, then callers whom nobody
 * knows, and those of other tiers only when they have waited. A call that Tierline places never waits so long.
 */
export class SalesFloor extends Construct {
  readonly tiers: readonly FloorTier[];
  /** Callers whom nobody knows. */
  readonly inboundQueueArn: string;
  readonly #props: SalesFloorProps;
  #sharedNumber: CfnPhoneNumber | undefined;

  constructor(scope: Construct, id: string, props: SalesFloorProps) {
    super(scope, id);
    this.#props = props;
    const { tiers, deploymentName } = props;
    this.inboundQueueArn = this.#queue('Inbound', `${deploymentName} inbound`, 'Callers whom nobody knows');
    const queues = tiers.map((tier) => ({ tier, arn: this.#queueOf(tier) }));
    this.tiers = queues.map(({ tier, arn: queueArn }) => ({
      number: tier.number,
      name: tier.name,
      queueArn,
      routingProfileArn: this.#routingProfileOf(
        tier,
        queueArn,
        queues.filter((other) => other.tier !== tier).map(({ arn }) => arn),
      ),
      claimedNumber: tier.callerNumbers.kind === 'claim' ? this.#number(tier, tier.callerNumbers) : undefined,
    }));
  }

  #queueOf(tier: TierSettings): string {
    const { deploymentName, instanceArn } = this.#props;
    if (tier.queueId !== undefined) return partArn(instanceArn, 'queue', tier.queueId);
    const name = `${deploymentName} ${tier.number} ${tier.name}`;
    return this.#queue(`Tier${tier.number}`, name, `Calls of the tier ${tier.name}`, tier);
  }

  #queue(idStart: string, name: string, description: string, tier?: TierSettings): string {
    const { instanceArn, hoursArn } = this.#props;
    const queue = new CfnQueue(this, `${idStart}Queue`, {
      instanceArn,
      name,
      description,
      hoursOfOperationArn: hoursArn,
    });
    if (tier !== undefined) ofTier(queue, tier);
    return queue.attrQueueArn;
  }

  #routingProfileOf(tier: TierSettings, ownQueueArn: string, neighbours: readonly string[]): string {
    const { deploymentName, instanceArn } = this.#props;
    if (tier.routingProfileId !== undefined) return partArn(instanceArn, 'routing-profile', tier.routingProfileId);
    const from = (channel: 'VOICE' | 'TASK', queueArn: string, priority: number, delay = 0) => ({
      queueReference: { channel, queueArn },
      priority,
      delay,
    });
    const profile = new CfnRoutingProfile(this, `Tier${tier.number}RoutingProfile`, {
      instanceArn,
      name: `${deploymentName} ${tier.number} ${tier.name}`,
      description: `People of the tier ${tier.name}`,
      defaultOutboundQueueArn: ownQueueArn,
      mediaConcurrencies: [
        { channel: 'VOICE', concurrency: 1, crossChannelBehavior: { behaviorType: 'ROUTE_CURRENT_CHANNEL_ONLY' } },
        { channel: 'TASK', concurrency: REMINDERS, crossChannelBehavior: { behaviorType: 'ROUTE_ANY_CHANNEL' } },
      ],
      queueConfigs: [
        from('VOICE', ownQueueArn, 1),
        from('TASK', ownQueueArn, 1),
        from('VOICE', this.inboundQueueArn, 2),
        ...neighbours.map((queueArn) => from('VOICE', queueArn, 3, NEIGHBOURS_AFTER_SECONDS)),
      ],
    });
    ofTier(profile, tier);
    return profile.attrRoutingProfileArn;
  }

  /** A number that was claimed stays the company's when the stack goes: people call it back. */
  #number({ number }: TierSettings, { country, type, sharedBy }: NumberClaim): string {
    const claimed = (id: string): CfnPhoneNumber => {
      const phone = new CfnPhoneNumber(this, id, {
        targetArn: this.#props.instanceArn,
        countryCode: country,
        type,
      });
      phone.applyRemovalPolicy(RemovalPolicy.RETAIN);
      CrossStackReferences.of(phone).produce(ReferenceStrength.WEAK);
      return phone;
    };
    if (sharedBy === 'this-tier') return claimed(`Tier${number}Number`).attrAddress;
    this.#sharedNumber ??= claimed('SharedNumber');
    return this.#sharedNumber.attrAddress;
  }
}

/** Marks what it costs; and no other stack holds on to it, so that a tier can go while others still know of it. */
function ofTier(resource: CfnQueue | CfnRoutingProfile, { number }: TierSettings): void {
  Tags.of(resource).add('tier', String(number));
  CrossStackReferences.of(resource).produce(ReferenceStrength.WEAK);
}

/** The ARN of a part of an instance, which may be given as one already. */
function partArn(instanceArn: string, kind: 'queue' | 'routing-profile', id: string): string {
  return id.startsWith('arn:') ? id : `${instanceArn}/${kind}/${id}`;
}
