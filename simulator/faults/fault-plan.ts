import { type Random, randomFor } from '../random.ts';
import type { FaultName, FaultSettings } from './fault-names.ts';
import { type DeliveryStrike, type RequestStrike, type Strike, type StrikeCounts, Strikes } from './strikes.ts';

/** A request about to be sent by a function. */
export interface RequestAtGate {
  readonly functionName: string;
  /** The AWS operation, for example `PutItem`. */
  readonly operation: string;
}

const STRIKES_OF: Readonly<Partial<Record<FaultName, readonly RequestStrike[]>>> = {
  throttle: ['throttled'],
  error: ['failed-before', 'failed-after'],
  conflict: ['conflict', 'repeated'],
  crash: ['killed-before', 'killed-after'],
};

/** Only writes meet other writes. A transaction repeated by the SDK carries its token and is carried out once. */
const CONFLICTING: ReadonlySet<string> = new Set(['TransactWriteItems', 'PutItem', 'UpdateItem']);
const REPEATABLE: ReadonlySet<string> = new Set(['PutItem', 'UpdateItem']);

/** Several in a row: how likely a strike is followed by more of its kind, and by how many at most. */
const ROW_CHANCE = 0.25;
const LONGEST_ROW = 3;
const CAN_COME_IN_A_ROW: ReadonlySet<RequestStrike> = new Set([
  'throttled',
  'failed-before',
  'failed-after',
  'conflict',
]);

/** The first requests of a site in a run are struck more often, so that rare sites meet every fault too. */
const FIRST_REQUESTS = 6;
const FIRST_REQUESTS_FACTOR = 6;
const HIGHEST_RATE = 0.6;

const MINUTE_MILLISECONDS = 60_000;
const DAY_MILLISECONDS = 1_440 * MINUTE_MILLISECONDS;

/**
 * Decides by seed alone what goes wrong, and counts it. Asked in the same order it gives the same answers; the kinds of
 * one site take turns, so that none is left out by chance.
 */
export class FaultPlan {
  readonly #settings: FaultSettings;
  readonly #random: Random;
  readonly #strikes = new Strikes();
  readonly #visits = new Map<string, number>();
  readonly #turns = new Map<string, number>();
  readonly #rows = new Map<string, { readonly strike: RequestStrike; left: number }>();
  #isCalm = false;

  /** @param luck plans of one seed and different luck know nothing of each other. */
  constructor(settings: FaultSettings, luck = 'faults') {
    this.#settings = settings;
    this.#random = randomFor(settings.seed, luck);
  }

  /** From now on nothing goes wrong any more. */
  calmDown(): void {
    this.#isCalm = true;
  }

  strikes(): StrikeCounts {
    return this.#strikes.counts();
  }

  /**
   * How long the request is under way before it is carried out, and its answer after that, in milliseconds of the
   * virtual clock; this decides who comes first. A start that was sent rings at once, whenever its answer comes.
   */
  latencyMilliseconds(operation: string): { readonly before: number; readonly after: number } {
    const usual = this.#random.whole(2, 40);
    if (!this.#suffers('delay') || !this.#random.chance(this.#settings.rate / 10)) return { before: usual, after: 0 };
    const slow = this.#random.whole(500, 9_000);
    return operation === 'StartOutboundVoiceContact' ? { before: usual, after: slow } : { before: slow, after: 0 };
  }

  /** What strikes this request, if anything does. */
  forRequest(request: RequestAtGate): RequestStrike | undefined {
    const site = `${request.functionName} ${request.operation}`;
    const visits = (this.#visits.get(site) ?? 0) + 1;
    this.#visits.set(site, visits);
    const strike = this.#inRow(site) ?? this.#fresh(site, visits, request.operation);
    if (strike !== undefined) this.#strikes.add(site, strike);
    return strike;
  }

  /** What strikes something on its way, if anything does. */
  forDelivery(what: string, possible: readonly DeliveryStrike[]): DeliveryStrike | undefined {
    const suffered = possible.filter((strike) => this.#suffers(DELIVERY_FAULTS[strike]));
    if (suffered.length === 0 || !this.#random.chance(this.#settings.rate)) return undefined;
    const strike = this.#takeTurn(what, suffered);
    this.#strikes.add(what, strike);
    return strike;
  }

  /** By how much a thing comes late: minutes, hours or days, each about as often. */
  latenessMilliseconds(): number {
    return Math.round(MINUTE_MILLISECONDS * (3 * (DAY_MILLISECONDS / MINUTE_MILLISECONDS)) ** this.#random.next());
  }

  /** A whole number from `low` to `high`, by the same luck. */
  whole(low: number, high: number): number {
    return this.#random.whole(low, high);
  }

  #suffers(name: FaultName): boolean {
    return !this.#isCalm && this.#settings.names.includes(name);
  }

  #inRow(site: string): RequestStrike | undefined {
    const row = this.#rows.get(site);
    if (row === undefined || this.#isCalm) return undefined;
    row.left -= 1;
    if (row.left <= 0) this.#rows.delete(site);
    return row.strike;
  }

  #fresh(site: string, visits: number, operation: string): RequestStrike | undefined {
    const possible = this.#settings.names
      .filter((name) => this.#suffers(name))
      .flatMap((name) => STRIKES_OF[name] ?? [])
      .filter((strike) => isPossible(strike, operation));
    if (possible.length === 0 || !this.#random.chance(this.#rateAt(visits))) return undefined;
    const strike = this.#takeTurn(site, possible);
    if (CAN_COME_IN_A_ROW.has(strike) && this.#random.chance(ROW_CHANCE)) {
      this.#rows.set(site, { strike, left: this.#random.whole(1, LONGEST_ROW) });
    }
    return strike;
  }

  #rateAt(visits: number): number {
    const { rate } = this.#settings;
    return visits > FIRST_REQUESTS ? rate : Math.max(rate, Math.min(HIGHEST_RATE, rate * FIRST_REQUESTS_FACTOR));
  }

  #takeTurn<Kind extends Strike>(site: string, possible: readonly Kind[]): Kind {
    const turn = this.#turns.get(site) ?? this.#random.whole(0, possible.length - 1);
    this.#turns.set(site, turn + 1);
    const strike = possible[turn % possible.length];
    if (strike === undefined) throw new RangeError('There is no fault to choose from.');
    return strike;
  }
}

const DELIVERY_FAULTS: Readonly<Record<DeliveryStrike, FaultName>> = {
  duplicated: 'duplicate',
  'twice-at-once': 'duplicate',
  reordered: 'reorder',
  delayed: 'delay',
  dropped: 'drop',
  refused: 'throttle',
};

function isPossible(strike: RequestStrike, operation: string): boolean {
  if (strike === 'conflict') return CONFLICTING.has(operation);
  return strike !== 'repeated' || REPEATABLE.has(operation);
}
