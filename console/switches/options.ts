import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { TIER_NUMBERS, type TierNumber } from '../../shared/domain/tier-number.ts';
import { CONFIRM_WORDS } from '../documents/confirm.ts';
import {
  COMMON_WORDS,
  none,
  type ParsedWords,
  parsedWords,
  type Request,
  refuse,
  requestFor,
  WordFault,
} from '../documents/words.ts';
import { AUTHOR_WORDS, type Author, authorFrom } from './author.ts';
import { RESUME_HELP, STOP_HELP } from './help.ts';

/** What is stopped, or goes on. */
export type Scope =
  | { readonly kind: 'everything' }
  | { readonly kind: 'campaign'; readonly id: string }
  | { readonly kind: 'tier'; readonly tier: TierNumber };

export interface Switch {
  readonly kind: 'stop' | 'resume';
  readonly scope: Scope;
  readonly by: Author;
  readonly isAgreed: boolean;
}

const SPELLING = {
  ...COMMON_WORDS,
  ...AUTHOR_WORDS,
  ...CONFIRM_WORDS,
  campaign: { type: 'string' },
  tier: { type: 'string' },
} as const;

/** Reads the words after `stop`. Nothing stands in the way of a stop that need not: whoever is signed in is its author. */
export function stopWords(argv: readonly string[]): ParsedWords<Switch> {
  if (argv.length === 0) {
    const message = 'Nothing was stopped: name the company with --target DEPLOYMENT (or --data FOLDER).';
    return { kind: 'bad', message: `${message} npm run stop -- --help shows examples.` };
  }
  return parsedWords('stop', STOP_HELP, argv, () =>
    requestFrom('stop', argv, ({ author = userInfo().username, note }) => authorFrom('stop', { author, note })),
  );
}

/** Reads the words after `resume`. */
export function resumeWords(argv: readonly string[]): ParsedWords<Switch> {
  return parsedWords('resume', RESUME_HELP, argv, () =>
    requestFrom('resume', argv, (given) => authorFrom('resume', given)),
  );
}

function requestFrom(
  kind: Switch['kind'],
  argv: readonly string[],
  authorOf: (given: { readonly author?: string; readonly note?: string }) => Author,
): Request<Switch> {
  const { values: given, positionals } = parseArgs({ args: [...argv], options: SPELLING, allowPositionals: true });
  none(kind, positionals);
  if (kind === 'stop') refuse(['yes'], given, () => 'stop asks nothing: it takes effect at once. Leave out --yes.');
  const { author, note, yes: isAgreed = false } = given;
  const by = authorOf({ ...(author !== undefined && { author }), ...(note !== undefined && { note }) });
  return requestFor({ kind, scope: scopeFrom(kind, given), by, isAgreed }, given, `${kind} is about one company`);
}

function scopeFrom(
  kind: string,
  { campaign, tier }: { readonly campaign?: string | undefined; readonly tier?: string | undefined },
): Scope {
  if (campaign !== undefined && tier !== undefined) {
    throw new WordFault(`${kind} takes --campaign or --tier, one of them; neither is everything.`);
  }
  if (campaign !== undefined) return { kind: 'campaign', id: campaign };
  if (tier === undefined) return { kind: 'everything' };
  const number = TIER_NUMBERS.find((one) => String(one) === tier);
  if (number === undefined) throw new WordFault(`--tier "${tier}" is no tier: write 1, 2 or 3.`);
  return { kind: 'tier', tier: number };
}
