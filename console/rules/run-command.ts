import type { Temporal } from 'temporal-polyfill';
import { replanLeads } from '../../shared/application/replan-leads.ts';
import { type Answer, done, notDone } from '../documents/answer.ts';
import { publishFile, rollBackTo } from '../documents/change-document.ts';
import { type Company, named } from '../documents/company.ts';
import { versionsInWords } from '../documents/printed-history.ts';
import { changeableRules } from './change-rules.ts';
import { explain } from './explain-calls.ts';
import { checkFile } from './judge-rules.ts';
import type { Command } from './options.ts';
import { showDiff, showEffective, showHistory } from './show-rules.ts';
import { tryRules } from './try-rules.ts';

/** How many leads are moved between two lines of progress. */
const MOVES_BETWEEN_LINES = 500;
const SECONDS_BETWEEN_LINES = 5;

/**
 * Carries a command out.
 * @param now where no company has a clock of its own.
 * @param tell takes a line of progress, for a person.
 * @throws CommandFailure when it cannot be carried out as asked.
 */
export async function runCommand(
  command: Command,
  company: Company | undefined,
  now: Temporal.Instant,
  tell: (line: string) => void,
): Promise<Answer> {
  switch (command.kind) {
    case 'check':
      return checkFile(command.path, { now: company?.clock() ?? now, ...(company && { settings: company.settings }) });
    case 'effective':
      return showEffective(company, command);
    case 'diff':
      return showDiff(company, command);
    case 'history':
      return showHistory(named(company), command.limit);
    case 'publish':
      return publishFile(changeableRules(named(company)), command.path, command.by);
    case 'rollback':
      return rollBackTo(changeableRules(named(company)), command.version, command.by);
    case 'replan':
      return replan(named(company), tell);
    case 'explain':
      return explain(named(company), command);
    case 'what-if':
      return tryRules(named(company), command);
  }
}

/** To its end; the dialler of a deployment does the same by itself, a little in every minute. */
async function replan(company: Company, tell: (line: string) => void): Promise<Answer> {
  const { leads, timers: backlog, settings: repository, calendar, clock } = company;
  const journal = { note: () => undefined };
  const deps = { leads, backlog, repository, calendar, journal, clock, plansAlone: company.isAtRest };
  for (;;) {
    const until = clock().add({ seconds: SECONDS_BETWEEN_LINES });
    const result = await replanLeads(deps, { moves: MOVES_BETWEEN_LINES, until });
    switch (result.kind) {
      case 'nothing-to-do':
        return done('Neither rules nor a sales structure were published yet: there is nothing to move.\n', result);
      case 'waits':
        return notDone(
          `A sales structure was published a moment ago, and the functions of a deployment may still work by the one before it. Try again after ${result.until.toString({ smallestUnit: 'second' })}; the dialler does it by itself then.\n`,
          result,
        );
      case 'finished': {
        const { seen, moved } = result.progress;
        return done(
          `Every lead stands as ${versionsInWords(result.progress)} want it: ${seen} looked at, ${moved} moved.\n`,
          result,
        );
      }
      case 'taken':
        return notDone(
          'The dialler, or somebody else, does it at this moment: npm run rules -- history tells how far.\n',
          result,
        );
      case 'goes-on':
        tell(`${result.progress.seen} leads looked at, ${result.progress.moved} moved`);
    }
  }
}
