import type { I18nProviderProps } from '@cloudscape-design/components/i18n';
import type { Language } from './words.ts';

const LITERAL = 0;
const ARGUMENT = 1;

/** What Cloudscape's parts say of themselves, loaded in the language that is spoken alone. */
export async function cloudscapeMessages(language: Language): Promise<I18nProviderProps.Messages> {
  switch (language) {
    case 'en':
      return (await import('@cloudscape-design/components/i18n/messages/all.en')).default;
    case 'ru': {
      const { CLOUDSCAPE_IN_RUSSIAN } = await import('./cloudscape-in-russian.ts');
      const parts = Object.entries(CLOUDSCAPE_IN_RUSSIAN).map(([part, texts]) => {
        const parsed = Object.entries(texts).map(([name, text]) => [name, elementsOf(text)]);
        return [part, Object.fromEntries(parsed)];
      });
      return { 'cloudscape-design-components': { ru: Object.fromEntries(parts) } };
    }
  }
}

/** A text as Cloudscape takes it: its words, and the names in braces. */
function elementsOf(text: string) {
  return text
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      piece.startsWith('{') ? { type: ARGUMENT, value: piece.slice(1, -1) } : { type: LITERAL, value: piece },
    );
}
