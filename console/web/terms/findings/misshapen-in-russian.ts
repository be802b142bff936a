/** What is wrong with a member, by the codes of whoever checks it; another one stays as it is. */
const WRONG: ReadonlyMap<string, string> = new Map([
  ['invalid_type', 'значение не того вида'],
  ['invalid_value', 'не то значение'],
  ['invalid_format', 'не тот формат'],
  ['invalid_union', 'ни один из видов'],
  ['invalid_key', 'не тот ключ'],
  ['invalid_element', 'не то значение в списке'],
  ['unrecognized_keys', 'лишние поля'],
  ['too_small', 'слишком мало'],
  ['too_big', 'слишком много'],
  ['not_multiple_of', 'не кратно'],
  ['custom', 'не читается'],
]);

/** A member of a stored item that has not its shape, in Russian. */
export function misshapenInRussian({ path, code }: { readonly path: string; readonly code: string }): string {
  return `${path || 'вся запись'} — ${WRONG.get(code) ?? code}`;
}
