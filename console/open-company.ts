import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Temporal } from 'temporal-polyfill';
import { DynamoLeadArchive } from '../shared/adapters/dynamodb/dynamo-lead-archive.ts';
import { DynamoLeadRepository } from '../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { DynamoObservationLog } from '../shared/adapters/dynamodb/dynamo-observation-log.ts';
import { DynamoReportLedger } from '../shared/adapters/dynamodb/dynamo-report-ledger.ts';
import { DynamoSettingsRepository } from '../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { DynamoTimerIndex } from '../shared/adapters/dynamodb/dynamo-timer-index.ts';
import { HmacNumberHasher } from '../shared/adapters/number-plan/hmac-number-hasher.ts';
import { secretNumberHasher } from '../shared/adapters/number-plan/secret-number-hasher.ts';
import { PUBLIC_HOLIDAYS } from '../shared/domain/holidays.ts';
import { COMPANY } from '../simulator/company.ts';
import { documentClient, startEngine } from '../simulator/engine/embedded-engine.ts';
import { companyIn } from '../simulator/kept-company.ts';
import type { Company } from './documents/company.ts';
import { deployedData } from './documents/deployed-data.ts';
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
    const { tableName, numberSecretArn } = await deployedData(new CloudFormationClient(at), name);
    const documents = DynamoDBDocumentClient.from(new DynamoDBClient(at), {
      marshallOptions: { removeUndefinedValues: true },
    });
    const clock = () => now ?? Temporal.Now.instant();
    return {
      company: companyOf(documents, tableName, {
        hasher: secretNumberHasher(new SecretsManagerClient(at), numberSecretArn),
        clock,
        zone: 'UTC',
        isAtRest: false,
      }),
      close: async () => documents.destroy(),
    };
  }
  const engine = await startEngine({ dataDir: target.data });
  await engine.createTable(COMPANY.tableName);
  const documents = documentClient(engine.endpoint);
  const present = now ?? (await companyIn(target.data))?.moment;
  const company = simulatedCompany(documents, { clock: () => present ?? Temporal.Now.instant(), isAtRest: true });
  return {
    company,
    close: async () => {
      documents.destroy();
      await engine.stop();
    },
  };
}

/** The company of simulated runs in a table. */
export function simulatedCompany(documents: DynamoDBDocumentClient, own: Pick<Company, 'clock' | 'isAtRest'>): Company {
  const hasher = async () => new HmacNumberHasher(COMPANY.numberSecret);
  return companyOf(documents, COMPANY.tableName, { hasher, zone: COMPANY.zone, ...own });
}

function companyOf(
  documents: DynamoDBDocumentClient,
  tableName: string,
  own: Pick<Company, 'hasher' | 'clock' | 'zone' | 'isAtRest'>,
): Company {
  const leads = new DynamoLeadRepository(documents, tableName);
  const passOver = ({ message }: Error) => void process.stderr.write(`${message}\n`);
  return {
    settings: new DynamoSettingsRepository(documents, tableName),
    ledger: new DynamoReportLedger(documents, tableName),
    observations: new DynamoObservationLog(documents, tableName),
    leads,
    edits: leads,
    archive: new DynamoLeadArchive(documents, tableName, passOver),
    timers: new DynamoTimerIndex(documents, tableName, passOver),
    calendar: PUBLIC_HOLIDAYS,
    ...own,
  };
}
