import { it } from 'vitest';
import { javaVersion } from '../../../simulator/engine/embedded-engine.ts';
import { dynamoContracts } from '../../contracts/dynamo-contracts.ts';
import { realTables } from '../../support/real-table.ts';

const java = await javaVersion();

if (java >= 17) {
  dynamoContracts('DynamoDB Local', realTables('dynamodb-local'));
} else {
  const why = java === 0 ? 'there is no Java here' : `Java here is ${java}, and it needs 17`;
  console.log(`The storage contracts were not run on Amazon's DynamoDB Local: ${why}.`);
  it.skip(`the storage contracts on DynamoDB Local (${why})`);
}
