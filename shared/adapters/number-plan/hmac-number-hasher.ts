import { createHmac } from 'node:crypto';
import type { NumberHasher } from '../../application/ports/number-hasher.ts';

/** HMAC-SHA256 of the number, base64url, 43 characters. The secret is handed in and never leaves the object. */
export class HmacNumberHasher implements NumberHasher {
  readonly #secret: string;

  constructor(secret: string) {
    if (secret === '') throw new RangeError('The secret of the number keys is empty.');
    this.#secret = secret;
  }

  keyOf(e164: string): string {
    return createHmac('sha256', this.#secret).update(e164).digest('base64url');
  }
}
