import { isDeepStrictEqual } from 'node:util';
import type { MetadataBearer } from '@smithy/types';
import type { AttributeValue } from 'aws-lambda';
import { standOnWire, type WireAnswer, type WiredClient, type WireRequest } from './wire.ts';

/** The key of an item of the table. */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/** An item in DynamoDB's own shape. */
export type Image = Readonly<Record<string, AttributeValue>>;

/** What one write did to one item: at least one of the images is there, and they differ. */
export interface ItemChange {
  readonly key: ItemKey;
  /** Absent when the write created the item. */
  readonly before?: Image;
  /** Absent when the write deleted it. */
  readonly after?: Image;
}

export interface ItemWatch {
  /** Items of other keys are not looked at: their writes cost nothing. */
  readonly isWatched: (key: ItemKey) => boolean;
  /** The items of these keys as they stand, in any order; one that does not exist is left out. */
  readonly read: (tableName: string, keys: readonly ItemKey[]) => Promise<readonly Image[]>;
  readonly onChange: (change: ItemChange) => void;
}

interface Write {
  readonly tableName: string;
  readonly key: ItemKey;
  /** The item after the write, where the request tells it. */
  readonly after?: Image;
  /** Whether the answer tells the item after the write. */
  readonly asksForItem: boolean;
}

interface Part {
  readonly TableName: string;
  readonly Item: Image;
  readonly Key: Image;
  readonly ReturnValues?: string;
}

interface Transaction {
  readonly TransactItems: readonly { readonly Put?: Part; readonly Update?: Part; readonly Delete?: Part }[];
}

/** Of how many items the last image is kept: a call writes its items within minutes, and then no more. */
const REMEMBERED_ITEMS = 2_000;

/**
 * Tells of every change that this client's writes make to the items watched, with the whole item before and after, in
 * the order in which the engine carried the writes out. A write that is refused or changes nothing tells nothing.
 *
 * What a write leaves behind is told by the request (a put), by the answer (an update that asks for it), or is read from
 * the engine before the answer goes on; writes of watched items pass one at a time meanwhile, so that each image is the
 * one its own write made. What stood there before is what the last write left, and is read for items that were not
 * written for long. Nobody else may write these items.
 */
export function watchItems<Input extends object, Output extends MetadataBearer>(
  client: WiredClient<Input, Output>,
  watch: ItemWatch,
): void {
  const changes = new ItemChanges(watch);
  standOnWire(client, 'itemChanges', (request, carryOut) => changes.around(request, carryOut));
}

class ItemChanges {
  readonly #watch: ItemWatch;
  /** By the names of their keys, the latest written last. */
  readonly #remembered = new Map<string, Image | undefined>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(watch: ItemWatch) {
    this.#watch = watch;
  }

  around(request: WireRequest, carryOut: () => Promise<WireAnswer>): Promise<WireAnswer> {
    const writes = writesIn(request).filter(({ key }) => this.#watch.isWatched(key));
    if (writes.length === 0) return carryOut();
    const done = this.#turn.then(() => this.#observed(writes, carryOut));
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #observed(writes: readonly Write[], carryOut: () => Promise<WireAnswer>): Promise<WireAnswer> {
    const unknown = await this.#read(writes.filter(({ key }) => !this.#remembered.has(nameOf(key))));
    for (const [name, image] of unknown) this.#remembered.set(name, image);
    const answer = await carryOut();
    if (answer.statusCode !== 200) return answer;
    const told = writes.map((write) => (write.asksForItem ? { ...write, ...itemIn(answer) } : write));
    const untold = await this.#read(told.filter(({ after }) => after === undefined));
    for (const { key, after = untold.get(nameOf(key)) } of told) this.#note(key, after);
    this.#forgetOldest();
    return answer;
  }

  async #read(writes: readonly Write[]): Promise<ReadonlyMap<string, Image | undefined>> {
    const [first] = writes;
    if (first === undefined) return new Map();
    const keys = writes.map(({ key }) => key);
    const found = await this.#watch.read(first.tableName, keys);
    const images = new Map(found.map((image) => [nameOf(keyIn(image)), image]));
    return new Map(keys.map((key) => [nameOf(key), images.get(nameOf(key))]));
  }

  #note(key: ItemKey, after: Image | undefined): void {
    const name = nameOf(key);
    const before = this.#remembered.get(name);
    this.#remembered.delete(name);
    this.#remembered.set(name, after);
    if (isDeepStrictEqual(before, after)) return;
    this.#watch.onChange({ key, ...(before !== undefined && { before }), ...(after !== undefined && { after }) });
  }

  #forgetOldest(): void {
    for (const oldest of this.#remembered.keys()) {
      if (this.#remembered.size <= REMEMBERED_ITEMS) return;
      this.#remembered.delete(oldest);
    }
  }
}

/** Reads a request that our own SDK has made. */
function writesIn({ operation, body }: WireRequest): readonly Write[] {
  switch (operation) {
    case 'PutItem':
      return [putOf(JSON.parse(body) as Part)];
    case 'UpdateItem':
    case 'DeleteItem':
      return [keyed(JSON.parse(body) as Part)];
    case 'TransactWriteItems':
      return (JSON.parse(body) as Transaction).TransactItems.flatMap(({ Put, Update, Delete }) => [
        ...(Put === undefined ? [] : [putOf(Put)]),
        ...[Update, Delete].flatMap((part) => (part === undefined ? [] : [keyed(part)])),
      ]);
    default:
      return [];
  }
}

function putOf({ TableName: tableName, Item: after }: Part): Write {
  return { tableName, key: keyIn(after), after, asksForItem: false };
}

function keyed({ TableName: tableName, Key: key, ReturnValues: asked }: Part): Write {
  return { tableName, key: keyIn(key), asksForItem: asked === 'ALL_NEW' };
}

function keyIn({ pk, sk }: Image): ItemKey {
  if (pk?.S === undefined || sk?.S === undefined) throw new TypeError('An item has no key of the table.');
  return { pk: pk.S, sk: sk.S };
}

function nameOf({ pk, sk }: ItemKey): string {
  return `${pk} ${sk}`;
}

interface UpdateAnswer {
  readonly Attributes?: Image;
}

function itemIn({ body }: WireAnswer): { readonly after?: Image } {
  const { Attributes: after } = JSON.parse(Buffer.from(body).toString('utf8')) as UpdateAnswer;
  return after === undefined ? {} : { after };
}
