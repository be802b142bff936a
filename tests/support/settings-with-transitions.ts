import type { SettingsRepository } from '../../shared/application/ports/settings-repository.ts';
import { SettingsCache } from '../../shared/application/settings-in-force.ts';
import { STRUCTURE_AT_FIRST } from '../../shared/domain/sales-structure.ts';
import type { TransitionOverrides } from '../../shared/domain/transitions-schema.ts';
import { delegatingSettings } from './delegating-ports.ts';
import { NOON } from './lead-builders.ts';

const CALENDAR = { isHoliday: () => false };

/** The settings of a repository under a structure of three tiers with a company's own transitions. */
export class SettingsWithTransitions extends SettingsCache {
  constructor(repository: SettingsRepository, transitions: TransitionOverrides) {
    const structure = { version: 1, document: { ...STRUCTURE_AT_FIRST, transitions } };
    const read = async () => ({ ...(await repository.read()), structure });
    super({ ...delegatingSettings(repository), read }, CALENDAR, () => NOON);
  }
}
