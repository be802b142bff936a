import { leadArchiveContract } from '../../contracts/lead-archive.contract.ts';
import { leadRepositoryContract } from '../../contracts/lead-repository.contract.ts';
import { InMemoryLeadRepository } from '../../support/in-memory-lead-repository.ts';

leadRepositoryContract('InMemoryLeadRepository', async () => new InMemoryLeadRepository());
leadArchiveContract('InMemoryLeadRepository as an archive', async () => {
  const leads = new InMemoryLeadRepository();
  return Object.assign(leads, { archive: leads });
});
