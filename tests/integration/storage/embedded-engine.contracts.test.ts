import { dynamoContracts } from '../../contracts/dynamo-contracts.ts';
import { realTables } from '../../support/real-table.ts';

dynamoContracts('the embedded engine', realTables());
