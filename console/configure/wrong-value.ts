import { settingsFields } from '../../infra/settings/settings-fields.ts';

/** What is wrong with the value of a settings field, in the words of the settings; undefined when nothing is. */
export function wrongValue(field: keyof typeof settingsFields.shape, value: unknown): string | undefined {
  const parsed = settingsFields.shape[field].safeParse(value, { reportInput: true });
  return parsed.success ? undefined : parsed.error.issues[0]?.message;
}
