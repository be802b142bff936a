import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Temporal } from 'temporal-polyfill';
import { DynamoLeadRepository } from '../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { DynamoReportLedger } from '../shared/adapters/dynamodb/dynamo-report-ledger.ts';
import { DynamoSettingsRepository } from '../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { DynamoTimerIndex } from '../shared/adapters/dynamodb/dynamo-timer-index.ts';
import { PUBLIC_HOLIDAYS } from '../shared/domain/holidays.ts';
import { COMPANY } from '../simulator/company.ts';
import { documentClient, startEngine } from '../simulator/engine/embedded-engine.ts';
import { momentKept } from '../simulator/kept-company.ts';
import type { Company } from './documents/company.ts';
import { deployedTable } from './documents/deployed-table.ts';
import type { Target } from './documents/words.ts';

/** A company, until it is closed. */
export interface OpenedCompany {
  readonly company: Company;
  close(): Promise<void>;
}

/** Opens the table that the words name. @param now the moment to take for the present; the company's own when absent. */
export async function openCompany(target: Target, now: Temporal.Instant | undefined): Promise<OpenedCompany> {
  if (target.kind === 'deployment') {
    const { name, region, endpoint } = target;
    const at = { ...(region === undefined ? {} : { region }), ...(endpoint === undefined ? {} : { endpoint }) };
    const tableName = await deployedTable(new CloudFormationClient(at), name);
    const documents = DynamoDBDocumentClient.from(new DynamoDBClient(at), {
      marshallOptions: { removeUndefinedValues: true },
    });
    const clock = () => now ?? Temporal.Now.instant();
    return {
      company: companyOf(documents, tableName, { clock, zone: 'UTC', isAtRest: false }),
      close: async () => documents.destroy(),
    };
  }
  const engine = await startEngine({ dataDir: target.data });
  await engine.createTable(COMPANY.tableName);
  const documents = documentClient(engine.endpoint);
  const present = now ?? (await momentKept(target.data));
  const company = companyOf(documents, COMPANY.tableName, {
    clock: () => present ?? Temporal.Now.instant(),
    zone: COMPANY.zone,
    isAtRest: true,
  });
  return {
    company,
    close: async () => {
      documents.destroy();
      await engine.stop();
    },
  };
}

function companyOf(
  documents: DynamoDBDocumentClient,
  tableName: string,
  own: Pick<Company, 'clock' | 'zone' | 'isAtRest'>,
): Company {
  return {
    settings: new DynamoSettingsRepository(documents, tableName),
    ledger: new DynamoReportLedger(documents, tableName),
    leads: new DynamoLeadRepository(documents, tableName),
    timers: new DynamoTimerIndex(documents, tableName, ({ message }) => process.stderr.write(`${message}\n`)),
    calendar: PUBLIC_HOLIDAYS,
    ...own,
  };
}
