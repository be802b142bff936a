import { PrefixNumberZones } from '../shared/adapters/number-plan/prefix-number-zones.ts';
import { answerWords } from './answer-words.ts';
import { named } from './documents/company.ts';
import { atTerminal } from './documents/confirm.ts';
import { eraseLead } from './leads/erase-lead.ts';
import { loadFile } from './leads/load-file.ts';
import { parseWords } from './leads/options.ts';

await answerWords(parseWords(process.argv.slice(2)), (command, company, _now, tell) => {
  const ask = atTerminal(command.isAgreed);
  switch (command.kind) {
    case 'load':
      return loadFile(command, { ...named(company), zones: PrefixNumberZones.load() }, ask, tell);
    case 'erase':
      return eraseLead(command, named(company), ask);
  }
});
