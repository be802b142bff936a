import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** What the option was found to be: its value, or a message that says what is wrong and how to mend it. */
export type Checked<T> =
  | { readonly kind: 'good'; readonly value: T }
  | { readonly kind: 'bad'; readonly message: string };

/** The words after a command, by the names of its options; the first word that cannot be read is told. */
export function splitWords<Spelling extends ParseArgsOptionsConfig>(
  argv: readonly string[],
  spelling: Spelling,
  command: string,
) {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: spelling, allowPositionals: true });
    const [stray] = positionals;
    if (stray !== undefined) {
      return bad(`"${stray}" belongs to no option. Options begin with --; for a lead list write --leads ${stray}`);
    }
    return good(values);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return bad(wordsFault(argv, spelling, command, error));
  }
}

/** In our words, because what Node says of a misspelt option speaks to programmers. */
function wordsFault(
  argv: readonly string[],
  spelling: ParseArgsOptionsConfig,
  command: string,
  error: TypeError,
): string {
  for (const [index, word] of argv.entries()) {
    if (!word.startsWith('-')) continue;
    const [spelt = ''] = word.split('=', 1);
    const option = Object.entries(spelling).find(([name]) => spelt === `--${name}`)?.[1];
    const next = argv[index + 1];
    if (option === undefined) return `There is no option ${spelt}. ${command} -- --help lists all of them.`;
    if (option.type === 'boolean' && word.includes('=')) return `${spelt} stands alone: leave out what follows the =.`;
    if (option.type === 'string' && !word.includes('=') && (next === undefined || next.startsWith('-'))) {
      return `${spelt} needs a value after it that does not begin with -. ${command} -- --help shows an example.`;
    }
  }
  return `The options cannot be read: ${error.message}`;
}

export function fileName(option: string, text: string | undefined, what: string): Checked<string | undefined> {
  return text === '' ? bad(`--${option} is empty: give the path of ${what}.`) : good(text);
}

export function wholeNumber(option: string, text: string, least: number, most: number): Checked<number> {
  const value = Number(text);
  if (/^\d{1,10}$/.test(text) && value >= least && value <= most) return good(value);
  return bad(`--${option} "${text}" is not possible: give a whole number from ${least} to ${most}.`);
}

export function positiveNumber(option: string, text: string, most: number): Checked<number> {
  const value = Number(text);
  if (/^\d{1,4}(\.\d{1,3})?$/.test(text) && value > 0 && value <= most) return good(value);
  return bad(`--${option} "${text}" is not possible: give a number above 0 and up to ${most}, like 2 or 0.5.`);
}

export function good<T>(value: T): Checked<T> {
  return { kind: 'good', value };
}

export function bad(message: string): { readonly kind: 'bad'; readonly message: string } {
  return { kind: 'bad', message };
}
