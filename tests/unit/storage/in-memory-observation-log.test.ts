import { observationLogContract } from '../../contracts/observation-log.contract.ts';
import { InMemoryObservationLog } from '../../support/in-memory-observation-log.ts';

observationLogContract('InMemoryObservationLog', async () => new InMemoryObservationLog());
