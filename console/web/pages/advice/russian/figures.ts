import { decimalsTold, figureTextIn } from '../../../../../shared/domain/advice/figure-text.ts';
import { russianForm } from '../../../language/plural.ts';

export const { told, given, inPercent } = figureTextIn('ru');

/** The number that is read where so many decimals are shown: the form of a word goes with what stands before it. */
export function asShown(number: number, maximumFractionDigits: number): number {
  return Number(new Intl.NumberFormat('en', { maximumFractionDigits, useGrouping: false }).format(number));
}

function rounded(number: number): number {
  return asShown(number, decimalsTold(number));
}

/** `27,1 часа`, `5 часов`: subject or object of its sentence. */
export function counted(number: number, one: string, few: string, many: string): string {
  return `${told(number)} ${russianForm(rounded(number), one, few, many)}`;
}

/** `для 1 человека`, `для 4 человек`, `для 6,4 человека`: where the word stands in the genitive anyway. */
export function countedInGenitive(number: number, one: string, many: string): string {
  return `${told(number)} ${Number.isInteger(rounded(number)) ? russianForm(rounded(number), one, many, many) : one}`;
}

export function people(number: number): string {
  return counted(number, 'человек', 'человека', 'человек');
}

/** `добавьте 2 человек`, `работа для 2 человек`. */
export function ofPeople(number: number): string {
  return countedInGenitive(number, 'человека', 'человек');
}

export function hours(number: number): string {
  return counted(number, 'час', 'часа', 'часов');
}

/** `в 1,5 раза`. */
export function times(number: number): string {
  return `в ${counted(number, 'раз', 'раза', 'раз')}`;
}
