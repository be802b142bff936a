import { PrefixNumberZones } from '../shared/adapters/number-plan/prefix-number-zones.ts';
import { parsePhoneNumber } from '../shared/domain/phone-number.ts';
import { CommandFailure } from './command-failure.ts';
import { atTerminal } from './documents/confirm.ts';
import { parseWords } from './first-call/options.ts';
import { runFirstCall } from './first-call/run-first-call.ts';
import { openCallSite } from './open-call-site.ts';
import { tellAnswer } from './tell-answer.ts';

await tellAnswer(parseWords(process.argv.slice(2)), async ({ command, now }) => {
  const leaving = new AbortController();
  process.once('SIGINT', () => leaving.abort());
  const parsed = parsePhoneNumber(command.number);
  const telephone = parsed.kind === 'number' ? parsed.e164 : command.number;
  const site = await openCallSite(command.target, now, telephone, leaving.signal);
  try {
    return await site.during(() =>
      runFirstCall(command, {
        site,
        zones: PrefixNumberZones.load(),
        ask: atTerminal(command.isAgreed),
        tell: (line) => process.stderr.write(`${line}\n`),
      }),
    );
  } catch (error) {
    if (!leaving.signal.aborted) throw error;
    throw new CommandFailure('You left: what was changed for the call was changed back.', { cause: error });
  } finally {
    await site.close();
  }
});
