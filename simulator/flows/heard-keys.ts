/** What a called person may want of a menu. */
export type Wish = 'never-again' | 'no-recording';

/** A key that a text offers for a wish, and how much of the text has been spoken by then, from 0 to 1. */
export interface OfferedKey {
  readonly key: string;
  readonly heardBy: number;
}

const PRESS = /\bpress(?: the)? (\d|star|hash|pound|\*|#)/i;
const NAMED_KEYS: Readonly<Record<string, string>> = { star: '*', hash: '#', pound: '#' };
const ABOUT: Readonly<Record<Wish, RegExp>> = {
  'never-again': /\b(never|stop|not|no more)\b.*\bcall(s|ed|ing)?\b/i,
  'no-recording': /\brecord(ed|ing)?\b/i,
};
const SENTENCES = /[^.!?]+[.!?]*/g;

/** The key that a listener would press: what a sentence offers, or the one before it was about. */
export function keyFor(wish: Wish, text: string): OfferedKey | undefined {
  let spoken = 0;
  let before = '';
  for (const [sentence] of text.matchAll(SENTENCES)) {
    spoken += sentence.length;
    const named = PRESS.exec(sentence)?.[1]?.toLowerCase();
    const others = Object.values(ABOUT).filter((about) => about !== ABOUT[wish]);
    const isAbout =
      ABOUT[wish].test(sentence) || (ABOUT[wish].test(before) && !others.some((about) => about.test(sentence)));
    if (named !== undefined && isAbout) return { key: NAMED_KEYS[named] ?? named, heardBy: spoken / text.length };
    before = sentence;
  }
  return undefined;
}
