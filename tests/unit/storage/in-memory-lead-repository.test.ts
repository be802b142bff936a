import { leadRepositoryContract } from '../../contracts/lead-repository.contract.ts';
import { InMemoryLeadRepository } from '../../support/in-memory-lead-repository.ts';

leadRepositoryContract('InMemoryLeadRepository', async () => new InMemoryLeadRepository());
