import { GUIDE_ENGLISH } from './guide-english.ts';
import { GUIDE_SPANISH } from './guide-spanish.ts';
import type { GuideTexts } from './guide-texts.ts';
import type { SpokenLanguage } from './spoken-languages.ts';

export const GUIDE_LANGUAGES: Readonly<Record<SpokenLanguage, GuideTexts>> = { en: GUIDE_ENGLISH, es: GUIDE_SPANISH };
