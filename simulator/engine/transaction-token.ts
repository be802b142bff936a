const TRANSACTION = 'DynamoDB_20120810.TransactWriteItems';
const TOKEN = ',"ClientRequestToken":"';

/** Whether the operation, as the header `x-amz-target` names it, carries a token by which it is known when sent again. */
export function carriesToken(target: string | undefined): boolean {
  return target === TRANSACTION;
}

/**
 * The JSON of a transaction without its token: Dynoxide looks through the tokens of the last ten minutes at every
 * transaction, which becomes most of its work when there are many. Quotes inside of texts are escaped, so that the
 * name with its quotes is found nowhere else.
 */
export function withoutToken(json: Uint8Array): Uint8Array {
  const bytes = Buffer.from(json.buffer, json.byteOffset, json.byteLength);
  const start = bytes.lastIndexOf(TOKEN);
  if (start === -1) return json;
  const end = bytes.indexOf('"', start + TOKEN.length) + 1;
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
}
