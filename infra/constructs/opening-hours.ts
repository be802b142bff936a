import { CfnHoursOfOperation } from 'aws-cdk-lib/aws-connect';
import type { Construct } from 'constructs';
import type { DeploymentSettings } from '../settings/deployment-settings.ts';

export interface OpeningHoursProps extends Pick<DeploymentSettings, 'openingHours' | 'companyZone'> {
  readonly instanceArn: string;
  readonly name: string;
}

/** When people answer inbound calls, as Connect holds it. */
export class OpeningHours extends CfnHoursOfOperation {
  constructor(scope: Construct, id: string, { openingHours, companyZone, ...props }: OpeningHoursProps) {
    super(scope, id, {
      ...props,
      description: 'When customers who call are connected with people',
      timeZone: companyZone,
      config: Object.entries(openingHours).flatMap(([day, windows]) =>
        windows.map(({ start, end }) => ({
          day: day.toUpperCase(),
          startTime: timeOfDay(start),
          endTime: timeOfDay(end),
        })),
      ),
    });
  }
}

/** The end of a day is its first minute to Connect, whose hours end at 23. */
function timeOfDay(text: string): CfnHoursOfOperation.HoursOfOperationTimeSliceProperty {
  return { hours: Number(text.slice(0, 2)) % 24, minutes: Number(text.slice(3)) };
}
