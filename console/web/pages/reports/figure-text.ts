import { isObjection, objectionCode } from '../../../../shared/domain/reports/figure-names.ts';
import type { Language } from '../../language/words.ts';
import { FIGURE_TERMS_RU, figureBasisInRussian } from '../../terms/figure-terms.ts';
import type { Figure } from './report.ts';
import type { REPORTS_WORDS } from './words.ts';

/** Below so many a share moves by more than five points with one case. */
const FEW = 20;

type Words = Pick<(typeof REPORTS_WORDS)[Language], 'few' | 'share' | 'mean' | 'none' | 'units'>;

export function figureName({ key, name }: Pick<Figure, 'key' | 'name'>, language: Language): string {
  if (language === 'en') return name;
  return isObjection(key) ? `возражение: ${objectionCode(key)}` : FIGURE_TERMS_RU[key];
}

/** A figure with what it is of beside it, so that nobody takes 3 of 4 for a rule. */
export function figureText(figure: Figure, language: Language, words: Words): string {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  if (figure.kind === 'count') return number.format(figure.count);
  const { of } = figure;
  const what = language === 'ru' ? figureBasisInRussian(figure.basis, of) : figure.what;
  if (of === 0) return words.none;
  if (figure.kind === 'mean') {
    return words.mean(number.format(figure.sum / of), words.units[figure.unit], number.format(of), what);
  }
  const part = number.format(figure.part);
  if (of < FEW) return words.few(part, number.format(of), what);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  return words.share(percent.format(figure.part / of), part, number.format(of), what);
}
