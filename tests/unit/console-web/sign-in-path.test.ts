import { expect, it } from 'vitest';
import { RETURN_PATH } from '../../../console/web/session/return-path.ts';
import { SIGNED_IN_PATH } from '../../../shared/runtime/console-headers.ts';

it('comes back to where Cognito sends people', () => {
  expect(RETURN_PATH).toBe(SIGNED_IN_PATH);
});
