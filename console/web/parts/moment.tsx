import { useLanguage, useWords } from '../language/language-context.ts';
import type { Language } from '../language/words.ts';
import { useZone } from '../zone/zone-context.ts';
import { PART_WORDS } from './words.ts';

interface MomentProps {
  /** ISO 8601, as the API writes moments. */
  readonly at: string;
  /** IANA zone of the customer: their own time is told beside. */
  readonly customersZone?: string;
}

/** A moment in the zone of whoever looks, with the customer's beside it where it differs. */
export function Moment({ at, customersZone }: MomentProps) {
  const textOf = useMomentText(customersZone);
  return <time dateTime={at}>{textOf(at)}</time>;
}

/** The same as text, for a sentence. */
export function useMomentText(customersZone: string | undefined): (at: string) => string {
  const { language } = useLanguage();
  const zone = useZone();
  const { bothClocks } = useWords(PART_WORDS);
  return (at) => {
    const ours = momentText(at, language, zone);
    const theirs = customersZone === undefined ? ours : momentText(at, language, customersZone);
    return ours === theirs ? ours : bothClocks(ours, theirs);
  };
}

/** `27 Nov 2026, 17:05`, by the clock of the zone. */
export function momentText(at: string, language: Language, timeZone: string): string {
  const shape = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const;
  return new Intl.DateTimeFormat(localeOf(language), shape).format(new Date(at));
}

/** `17:05:30`, by the clock of the zone. */
export function timeText(at: Date, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(localeOf(language), { timeStyle: 'medium', timeZone }).format(at);
}

function localeOf(language: Language): string {
  return language === 'en' ? 'en-GB' : language;
}
