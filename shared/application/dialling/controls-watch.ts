import type { Temporal } from 'temporal-polyfill';
import type { Controls } from '../../domain/controls.ts';
import type { SettingsRepository } from '../ports/settings-repository.ts';

/** So that a start is never sent later than 5 s after a stop was stored, the second of slack being the request's own. */
const SERVES_SECONDS = 4;

/** The controls, never older than 4 s. */
export class ControlsWatch {
  readonly #repository: Pick<SettingsRepository, 'readControls'>;
  readonly #clock: () => Temporal.Instant;
  #held: { readonly controls: Controls; readonly readAt: Temporal.Instant } | undefined;

  constructor(repository: Pick<SettingsRepository, 'readControls'>, clock: () => Temporal.Instant) {
    this.#repository = repository;
    this.#clock = clock;
  }

  /** The age counts from before the read was sent, so that a slow read makes no stale answer fresh. */
  async current(): Promise<Controls> {
    const now = this.#clock();
    if (this.#held !== undefined && now.since(this.#held.readAt).total('seconds') < SERVES_SECONDS) {
      return this.#held.controls;
    }
    const controls = await this.#repository.readControls();
    this.#held = { controls, readAt: now };
    return controls;
  }
}
