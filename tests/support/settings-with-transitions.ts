import type { SettingsRepository } from '../../shared/application/ports/settings-repository.ts';
import { SettingsCache, SettingsInForce } from '../../shared/application/settings-in-force.ts';
import type { Transitions } from '../../shared/domain/transitions.ts';
import { type TransitionOverrides, transitionsWith } from '../../shared/domain/transitions-schema.ts';
import { NOON } from './lead-builders.ts';

const CALENDAR = { isHoliday: () => false };

/** The settings of a repository, read anew each time, under a company's own transitions. */
export class SettingsWithTransitions extends SettingsCache {
  readonly #stored: SettingsRepository;
  readonly #transitions: Transitions;

  constructor(repository: SettingsRepository, overrides: TransitionOverrides) {
    super(repository, CALENDAR, () => NOON);
    this.#stored = repository;
    this.#transitions = transitionsWith(overrides);
  }

  override async current(): Promise<SettingsInForce> {
    return new OwnTransitions(await this.#stored.read(), CALENDAR, this.#transitions);
  }
}

class OwnTransitions extends SettingsInForce {
  readonly #own: Transitions;

  constructor(settings: ConstructorParameters<typeof SettingsInForce>[0], calendar: typeof CALENDAR, own: Transitions) {
    super(settings, calendar);
    this.#own = own;
  }

  override get transitions(): Transitions {
    return this.#own;
  }
}
