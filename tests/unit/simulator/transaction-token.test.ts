import { expect, it } from 'vitest';
import { carriesToken, withoutToken } from '../../../simulator/engine/transaction-token.ts';

const without = (json: string) => Buffer.from(withoutToken(new TextEncoder().encode(json))).toString();

it('takes the token out and nothing else', () => {
  expect(without('{"TransactItems":[{"Put":{}}],"ClientRequestToken":"d80b-1573"}')).toBe(
    '{"TransactItems":[{"Put":{}}]}',
  );
  expect(without('{"TransactItems":[],"ClientRequestToken":"d80b","ReturnConsumedCapacity":"NONE"}')).toBe(
    '{"TransactItems":[],"ReturnConsumedCapacity":"NONE"}',
  );
});

it('leaves what only looks like a token', () => {
  const item = JSON.stringify({ document: { S: JSON.stringify({ a: 1, ClientRequestToken: 'kept' }) } });

  expect(without(item)).toBe(item);
  expect(without(`{"TransactItems":[${item}],"ClientRequestToken":"gone"}`)).toBe(`{"TransactItems":[${item}]}`);
});

it('knows which operation carries one', () => {
  expect(carriesToken('DynamoDB_20120810.TransactWriteItems')).toBe(true);
  expect(carriesToken('DynamoDB_20120810.PutItem')).toBe(false);
  expect(carriesToken(undefined)).toBe(false);
});
