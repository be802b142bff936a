import type { WireRequest } from './wire.ts';

/** A whole item as a request writes it, its texts only. */
export type WrittenItem = Readonly<Record<string, string>>;

/** What a request to DynamoDB writes when it is carried out. */
export interface Writes {
  /** Whole items; updates of single attributes are none. */
  readonly items: readonly WrittenItem[];
  /** The contacts on whose calls a decision is stored. */
  readonly decidedCalls: readonly string[];
}

const NOTHING: Writes = { items: [], decidedCalls: [] };
const READ = new WeakMap<WireRequest, Writes>();

interface Transaction {
  readonly TransactItems: readonly { readonly Put?: Put; readonly Update?: Update }[];
}

interface Put {
  readonly Item: Readonly<Record<string, unknown>>;
}

interface Update {
  readonly Key: { readonly pk: { readonly S: string } };
  readonly UpdateExpression: string;
}

/** Reads a request that our own SDK has made, in DynamoDB's own shape; asked again about the same one it answers at once. */
export function writesOf(request: WireRequest): Writes {
  const known = READ.get(request);
  if (known !== undefined) return known;
  const writes = readWrites(request);
  READ.set(request, writes);
  return writes;
}

function readWrites({ operation, body }: WireRequest): Writes {
  switch (operation) {
    case 'PutItem':
      return { items: [textsOf((JSON.parse(body) as Put).Item)], decidedCalls: [] };
    case 'TransactWriteItems': {
      const { TransactItems: parts } = JSON.parse(body) as Transaction;
      return {
        items: parts.flatMap(({ Put }) => (Put === undefined ? [] : [textsOf(Put.Item)])),
        decidedCalls: parts.flatMap(({ Update }) => (Update === undefined ? [] : decidedCall(Update))),
      };
    }
    default:
      return NOTHING;
  }
}

function textsOf(item: Put['Item']): WrittenItem {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(item)) {
    if (typeof value === 'object' && value !== null && 'S' in value && typeof value.S === 'string')
      texts[name] = value.S;
  }
  return texts;
}

function decidedCall({ Key, UpdateExpression }: Update): readonly string[] {
  const decides = /SET[^A-Z]*#decision\b/.test(UpdateExpression) && Key.pk.S.startsWith('CONTACT#');
  return decides ? [Key.pk.S.slice('CONTACT#'.length)] : [];
}
