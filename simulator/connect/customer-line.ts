import type { Temporal } from 'temporal-polyfill';
import { keyFor, type Wish } from '../flows/heard-keys.ts';
import { secondsToSpeak } from '../flows/spoken-text.ts';
import { randomFor } from '../random.ts';
import type { CallLeg } from './contact.ts';
import { ContactHost } from './contact-host.ts';
import type { FlowCallEnd, FlowFunctionName } from './flow-functions.ts';
import type { FlowSurroundings } from './flow-surroundings.ts';

/** Whoever is at the customer's end, and what happens to the contact there. */
export interface CustomerEnd {
  /** What they want of a menu, the most urgent first; nothing when a machine listens. */
  readonly wishes: readonly Wish[];
  /** The contact is put into its queue. */
  readonly onQueued: () => void;
  readonly onDisconnected: () => void;
  /** The person asked in a menu never to be called again, and heard that it was stored. */
  readonly onStopped: (pressedAt: Temporal.Instant) => void;
}

/** Between hearing of a key and pressing it. */
const REACTION_MILLISECONDS = [300, 1_200] as const;

/** The customer's end of a call, as a flow speaks to it. */
export class CustomerLine extends ContactHost {
  readonly #end: CustomerEnd;
  #pressedStopAt: Temporal.Instant | undefined;

  constructor(leg: CallLeg, around: FlowSurroundings, end: CustomerEnd) {
    super(leg, around);
    this.#end = end;
  }

  async say(text: string): Promise<void> {
    this.#hear(text);
    await this.pause(secondsToSpeak(text) * 1_000);
  }

  /** Keys count from the first word on. */
  async ask(text: string, limitSeconds: number): Promise<string | undefined> {
    this.#hear(text);
    const spokenMilliseconds = secondsToSpeak(text) * 1_000;
    const pressed = this.#keyPressed(text);
    if (pressed === undefined) {
      await this.pause(spokenMilliseconds + limitSeconds * 1_000);
      return undefined;
    }
    const random = randomFor(this.around.seed, 'key', this.leg.contactId, text);
    await this.pause(spokenMilliseconds * pressed.heardBy + random.whole(...REACTION_MILLISECONDS));
    if (!this.goesOn()) return undefined;
    this.note({ kind: 'customer-presses', key: pressed.key });
    if (pressed.wish === 'never-again') this.#pressedStopAt = this.around.clock.now();
    return pressed.key;
  }

  enqueue(): 'queued' {
    this.#end.onQueued();
    return 'queued';
  }

  async show(): Promise<undefined> {
    return undefined;
  }

  disconnect(): void {
    this.#end.onDisconnected();
  }

  protected override answered(name: FlowFunctionName, end: FlowCallEnd): void {
    if (name !== 'opt-out' || end.kind !== 'answered' || end.answer['status'] !== 'suppressed') return;
    this.#end.onStopped(this.#pressedStopAt ?? this.around.clock.now());
  }

  #hear(text: string): void {
    this.leg.line.heardAt ??= this.around.clock.now();
    this.note({ kind: 'customer-hears', text });
  }

  #keyPressed(text: string): { readonly wish: Wish; readonly key: string; readonly heardBy: number } | undefined {
    for (const wish of this.#end.wishes) {
      const offered = keyFor(wish, text);
      if (offered !== undefined) return { wish, ...offered };
    }
    return undefined;
  }
}
