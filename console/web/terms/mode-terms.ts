import type { DialModeKind } from '../../../shared/domain/controls.ts';
import type { Terms } from './terms.ts';

export const MODE_TERMS: Terms<DialModeKind> = {
  en: { observe: 'Observe', 'test-numbers': 'Test numbers', live: 'Live' },
  ru: { observe: 'Наблюдение', 'test-numbers': 'Тестовые номера', live: 'Рабочий' },
};
