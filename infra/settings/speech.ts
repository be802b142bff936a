import type { SpokenLanguage } from '../contact-flows/texts/spoken-languages.ts';

/** The languages that prompts are spoken in, by country. */
export const PROMPT_LANGUAGES = [
  'en-US',
  'en-GB',
  'en-AU',
  'en-IE',
  'en-IN',
  'en-NZ',
  'en-ZA',
  'es-ES',
  'es-MX',
  'es-US',
] as const;

type PromptLanguage = (typeof PROMPT_LANGUAGES)[number];

interface Speech {
  /** Which texts are spoken. */
  readonly texts: SpokenLanguage;
  /** A neural voice of Amazon Polly's. */
  readonly voice: string;
}

/**
 * How prompts are spoken in each language and country.
 * @see https://docs.aws.amazon.com/polly/latest/dg/available-voices.html
 */
export const SPEECH: Readonly<Record<PromptLanguage, Speech>> = {
  'en-US': { texts: 'en', voice: 'Joanna' },
  'en-GB': { texts: 'en', voice: 'Amy' },
  'en-AU': { texts: 'en', voice: 'Olivia' },
  'en-IE': { texts: 'en', voice: 'Niamh' },
  'en-IN': { texts: 'en', voice: 'Kajal' },
  'en-NZ': { texts: 'en', voice: 'Aria' },
  'en-ZA': { texts: 'en', voice: 'Ayanda' },
  'es-ES': { texts: 'es', voice: 'Lucia' },
  'es-MX': { texts: 'es', voice: 'Mia' },
  'es-US': { texts: 'es', voice: 'Lupe' },
};
