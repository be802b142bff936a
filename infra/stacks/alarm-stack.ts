import { Stack, type StackProps } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';

export interface AlarmStackProps extends StackProps {
  readonly alarmEmail: string;
}

/** The one bell: every alarm of the deployment rings here and reaches a person by e-mail. */
export class AlarmStack extends Stack {
  readonly bell: ITopic;

  constructor(scope: Construct, id: string, { alarmEmail, ...props }: AlarmStackProps) {
    super(scope, id, props);
    const alarms = new ServicePrincipal('cloudwatch.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
    });
    const key = new Key(this, 'Key', { description: `${this.stackName}: alarms in transit`, enableKeyRotation: true });
    const topic = new Topic(this, 'Bell', { displayName: this.stackName, masterKey: key, enforceSSL: true });
    topic.grantPublish(alarms);
    topic.addSubscription(new EmailSubscription(alarmEmail));
    this.bell = topic;
  }
}
