import { accountClients } from './account/account-clients.ts';
import { parseWords } from './configure/options.ts';
import { runCommand } from './configure/run-command.ts';
import { surveyOf } from './configure/survey.ts';
import { TerminalRespondent } from './configure/terminal-respondent.ts';
import { tellAnswer } from './tell-answer.ts';

await tellAnswer(parseWords(process.argv.slice(2)), (request) => {
  const { endpoint } = request;
  return runCommand(request, {
    survey: (region) => surveyOf(accountClients({ region, ...(endpoint !== undefined && { endpoint }) })),
    region: process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'],
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(process.stdin.isTTY && {
      terminal: new TerminalRespondent({ input: process.stdin, output: process.stderr }),
    }),
  });
});
