import { I18nProvider, type I18nProviderProps } from '@cloudscape-design/components/i18n';
import { type ReactNode, useEffect, useState } from 'react';
import { cloudscapeMessages } from './cloudscape-messages.ts';
import { LanguageContext } from './language-context.ts';
import { LANGUAGES, type Language } from './words.ts';

const REMEMBERED_AS = 'tierline.language';

/** Speaks the language that was chosen last, or else the browser's where we know it. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, choose] = useState<Language>(rememberedLanguage);
  const [messages, setMessages] = useState<I18nProviderProps.Messages>();
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(REMEMBERED_AS, language);
    let isWanted = true;
    void cloudscapeMessages(language).then((loaded) => isWanted && setMessages(loaded));
    return () => {
      isWanted = false;
    };
  }, [language]);
  return (
    <LanguageContext value={{ language, choose }}>
      <I18nProvider locale={language} messages={messages === undefined ? [] : [messages]}>
        {children}
      </I18nProvider>
    </LanguageContext>
  );
}

function rememberedLanguage(): Language {
  const wanted = [localStorage.getItem(REMEMBERED_AS), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wanted.flatMap((word) => LANGUAGES.filter((known) => known === word))[0] ?? 'en';
}
