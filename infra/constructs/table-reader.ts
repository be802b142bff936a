import { Duration } from 'aws-cdk-lib';
import { FilterCriteria, MetricType, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { TABLE_DEFINITION } from '../../shared/adapters/dynamodb/table-definition.ts';
import type { FailedRecordsBucket } from './failed-records-bucket.ts';
import type { LeadsTable } from './leads-table.ts';
import { ringOnLostRecords } from './lost-records.ts';
import { TierlineFunction, type TierlineFunctionProps } from './tierline-function.ts';

export interface TableReaderProps<Name extends keyof typeof TABLE_DEFINITION.streamReaders>
  extends TierlineFunctionProps<Name> {
  readonly leads: LeadsTable;
  readonly failed: FailedRecordsBucket;
}

/** A function that the table's stream is delivered to, as the table's definition says; what fails is kept and rings. */
export class TableReader<
  Name extends keyof typeof TABLE_DEFINITION.streamReaders = keyof typeof TABLE_DEFINITION.streamReaders,
> extends TierlineFunction<Name> {
  constructor(scope: Construct, id: string, props: TableReaderProps<Name>) {
    super(scope, id, props);
    const { name, leads, failed, impactWhenItFails, bell } = props;
    const { filters, batchSize, gatherSeconds, retryAttempts } = TABLE_DEFINITION.streamReaders[name];
    leads.grantFollow(this);
    const { eventSourceMappingId } = this.lambda.addEventSourceMapping('TableStream', {
      eventSourceArn: leads.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: filters.map((filter) => FilterCriteria.filter(filter)),
      batchSize,
      maxBatchingWindow: Duration.seconds(gatherSeconds),
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts,
      onFailure: failed.destinationFor(this),
      metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
    });
    ringOnLostRecords(this, eventSourceMappingId, impactWhenItFails, bell);
  }
}
