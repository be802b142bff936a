import { timerIndexContract } from '../../contracts/timer-index.contract.ts';
import { InMemoryLeadRepository } from '../../support/in-memory-lead-repository.ts';
import { InMemoryTimerIndex } from '../../support/in-memory-timer-index.ts';

timerIndexContract('InMemoryTimerIndex', async () => {
  const leads = new InMemoryLeadRepository();
  return { leads, timers: new InMemoryTimerIndex(() => leads.stored) };
});
