import { createCognitoClient } from '../shared/adapters/cognito/cognito-client.ts';
import { CognitoPeopleDirectory } from '../shared/adapters/cognito/cognito-people-directory.ts';
import type { PeopleDirectory } from '../shared/application/ports/people-directory.ts';
import { ROLES } from '../shared/domain/roles.ts';
import { DEVELOPMENT_USERS } from './api-gateway/development-pool.ts';
import type { VirtualClock } from './clock/virtual-clock.ts';
import type { KeptPeople } from './kept-people.ts';
import { UserPool } from './user-pool/user-pool.ts';
import { startUserPoolApi } from './user-pool/user-pool-api.ts';

/** Who may sign in to a company on this machine. */
export interface CompanyPeople {
  readonly directory: PeopleDirectory;
  readonly pool: UserPool;
  close(): Promise<void>;
}

const POOL_ID = 'us-east-1_Simulated';
const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

export interface PeopleWanted {
  /** Letters that the pool sends in a day; as many as Cognito when absent. */
  readonly lettersPerDay?: number;
  /** Where they are kept; they are gone with the process when absent. */
  readonly kept?: KeptPeople;
}

/**
 * The user pool that was kept, or a new one with whoever the development login knows, somebody who is invited, and somebody who came through the company's
 * own sign-in and has no role yet. The development login does not ask it: it lets in whom it did.
 */
export async function openCompanyPeople(clock: VirtualClock, wanted: PeopleWanted = {}): Promise<CompanyPeople> {
  const { lettersPerDay, kept } = wanted;
  const earlier = kept?.earlier;
  const pool = new UserPool({
    seed: 1,
    now: () => clock.now(),
    ...(lettersPerDay !== undefined && { lettersPerDay }),
    ...(earlier !== undefined && { earlier }),
  });
  if (earlier === undefined) addTheFirst(pool);
  const keep = async () => kept?.keep({ users: pool.users, letters: pool.letters });
  const server = await startUserPoolApi(clock, POOL_ID, pool, keep);
  const client = createCognitoClient({ region: 'us-east-1', endpoint: server.endpoint, credentials: CREDENTIALS });
  return {
    directory: new CognitoPeopleDirectory(client, POOL_ID),
    pool,
    close: async () => {
      client.destroy();
      await server.close();
    },
  };
}

function addTheFirst(pool: UserPool): void {
  for (const role of ROLES.toReversed()) {
    const { name, subject } = DEVELOPMENT_USERS[role];
    pool.addMember({ subject, email: name, group: role });
  }
  pool.invite('ines@example.com').groups.add('viewer');
  pool.comeBy('CompanySignIn', 'carl@example.com');
}
