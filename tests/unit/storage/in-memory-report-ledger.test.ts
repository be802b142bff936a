import { reportLedgerContract } from '../../contracts/report-ledger.contract.ts';
import { InMemoryReportLedger } from '../../support/in-memory-report-ledger.ts';

reportLedgerContract('InMemoryReportLedger', async () => new InMemoryReportLedger());
