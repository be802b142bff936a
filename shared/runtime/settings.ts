import * as z from 'zod';
import { FUNCTION_SETTINGS, type FunctionName, SETTING_NAMES, type SettingsOf } from './setting-names.ts';

/**
 * Reads a function's settings once, at its start.
 * @throws Error that names all that are missing together.
 */
export function readSettings<Name extends FunctionName>(
  functionName: Name,
  environment: Readonly<Record<string, string | undefined>>,
): SettingsOf<Name> {
  const wanted = FUNCTION_SETTINGS[functionName];
  const missing = wanted.map((setting) => SETTING_NAMES[setting]).filter((variable) => !environment[variable]);
  if (missing.length > 0) {
    throw new Error(
      `${functionName} lacks ${missing.join(', ')} in its environment; the stack that deploys it sets them.`,
    );
  }
  return Object.fromEntries(
    wanted.map((setting) => [setting, environment[SETTING_NAMES[setting]]]),
  ) as SettingsOf<Name>;
}

const number = z.coerce.number().positive();

/** A setting that is a number above zero. */
export function positiveNumber(what: string, text: string): number {
  const parsed = number.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new Error(`Setting ${what} is not a number above zero.`);
}
