import type { Settings, SettingsRepository } from '../../../shared/application/ports/settings-repository.ts';

/** The settings as one request sees them: read when they are first asked for, and no second time. */
export function readOnce(settings: Pick<SettingsRepository, 'read'>): Pick<SettingsRepository, 'read'> {
  let reading: Promise<Settings> | undefined;
  return {
    read: () => {
      reading ??= settings.read();
      return reading;
    },
  };
}
