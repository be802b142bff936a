import { type ControlChange, changeControls, TestNumbersFullError } from '../../shared/application/change-controls.ts';
import { readyToGoLive } from '../../shared/application/ready-to-go-live.ts';
import type { DialModeKind } from '../../shared/domain/controls.ts';
import { MODE_WORDS } from '../../shared/domain/controls-words.ts';
import { parsePhoneNumber } from '../../shared/domain/phone-number.ts';
import { CommandFailure } from '../command-failure.ts';
import { type Answer, done, notDone } from '../documents/answer.ts';
import type { Company } from '../documents/company.ts';
import type { Asker, Question } from '../documents/confirm.ts';
import { printedProblems } from '../documents/printed-problems.ts';
import type { Author } from '../switches/author.ts';
import type { Command } from './options.ts';

type Switched = Pick<Company, 'settings' | 'clock'>;

const NOT_AGREED = 'Not agreed to: nothing was changed.\n';
const OBEYED = 'Every start that is sent 5 seconds from now or later obeys it.';

/** Nobody is called from then on. */
export async function observe(
  company: Switched,
  { by }: Extract<Command, { kind: 'observe' | 'live' }>,
  ask: Asker,
): Promise<Answer> {
  const question: Question = {
    kind: 'yes-or-no',
    message: 'From now on nobody is called; what would have been done is kept for npm run mode -- report. Go on?',
  };
  return switchMode(company, 'observe', by, () => ask(question));
}

/**
 * Customers are called from then on, unless the company is not ready.
 * @param tell takes what one should know before one agrees.
 */
export async function goLive(
  company: Switched & Pick<Company, 'observations'>,
  { by }: Extract<Command, { kind: 'observe' | 'live' }>,
  ask: Asker,
  tell: (line: string) => void,
): Promise<Answer> {
  const { settings, observations, clock } = company;
  const found = await readyToGoLive({ settings, observations }, clock());
  if (found.hindrances.length > 0) {
    return notDone(
      `Not live: customers cannot be called like this.\n${printedProblems(found.hindrances)}Then try again.\n`,
      { kind: 'hindered', problems: found.hindrances },
    );
  }
  if (found.warnings.length > 0) tell(`Know this before customers are called:\n${printedProblems(found.warnings)}`);
  const question: Question = {
    kind: 'type',
    message: `From now on ${found.campaigns} campaigns call customers, real people. npm run stop ends it at once.`,
    word: 'live',
  };
  return switchMode(company, 'live', by, () => ask(question));
}

/** Changes the list, then the mode; only telephones on the list are called from then on. */
export async function callTestNumbers(
  company: Switched & Pick<Company, 'hasher'>,
  command: Extract<Command, { kind: 'test-numbers' }>,
  ask: Asker,
): Promise<Answer> {
  const { by, add, remove, label = `a telephone of ${by.author}` } = command;
  const { settings, clock, hasher } = company;
  const added = add.map((text) => numberFrom(text));
  const removed = remove.map((text) => numberFrom(text));
  const question: Question = {
    kind: 'yes-or-no',
    message: `From now on only listed telephones are called${list(added.length, removed.length)}. Go on?`,
  };
  if (!(await ask(question))) return notDone(NOT_AGREED, { kind: 'not-agreed' });
  try {
    for (const change of await listChanges(removed, added, label, hasher))
      await changeControls(settings, change, { ...by, at: clock() });
  } catch (error) {
    if (!(error instanceof TestNumbersFullError)) throw error;
    throw new CommandFailure(error.message, { cause: error });
  }
  return switchMode(company, 'test-numbers', by, async () => true);
}

async function switchMode(
  { settings, clock }: Switched,
  kind: DialModeKind,
  by: Author,
  isAgreed: () => Promise<boolean>,
): Promise<Answer> {
  const before = await settings.readControls();
  if (before.mode.kind !== kind && !(await isAgreed())) return notDone(NOT_AGREED, { kind: 'not-agreed' });
  const after = await changeControls(settings, { kind: 'set-mode', mode: { kind } }, { ...by, at: clock() });
  const labels = after.testNumbers.map(({ label }) => label);
  const listed = kind !== 'test-numbers' ? '' : ` Listed: ${labels.length === 0 ? 'none yet' : labels.join(', ')}.`;
  const isNew = before.mode.kind !== kind;
  const stopped = after.emergencyStop && kind !== 'observe' ? ' The emergency stop is still on: npm run resume.' : '';
  return done(`The mode is ${MODE_WORDS[kind]}.${listed} ${isNew ? OBEYED : 'It was so before.'}${stopped}\n`, {
    kind: isNew ? 'changed' : 'unchanged',
    mode: kind,
    testNumbers: labels,
  });
}

function numberFrom(text: string): string {
  const parsed = parsePhoneNumber(text);
  if (parsed.kind === 'number') return parsed.e164;
  throw new CommandFailure(`The number is not understood: ${parsed.why}. Write it in full, like +12025550199.`);
}

/** The secret of the numbers is asked for only where there is a number. */
async function listChanges(
  removed: readonly string[],
  added: readonly string[],
  label: string,
  hasher: Company['hasher'],
): Promise<readonly ControlChange[]> {
  if (removed.length + added.length === 0) return [];
  const keys = await hasher();
  return [
    ...removed.map((e164): ControlChange => ({ kind: 'remove-test-number', key: keys.keyOf(e164) })),
    ...added.map((e164): ControlChange => ({ kind: 'add-test-number', number: { key: keys.keyOf(e164), label } })),
  ];
}

function list(added: number, removed: number): string {
  const parts = [added === 0 ? [] : [`${added} more than before`], removed === 0 ? [] : [`${removed} fewer`]].flat();
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
