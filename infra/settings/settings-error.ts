/** The settings file cannot be used; the message says which field on which line, and what it must be. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}
