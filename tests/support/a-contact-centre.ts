import type { ConnectClient } from '@aws-sdk/client-connect';
import { Temporal } from 'temporal-polyfill';
import { createConnectClient } from '../../shared/adapters/connect/connect-client.ts';
import { ConnectPeopleBoard } from '../../shared/adapters/connect/connect-people-board.ts';
import { ConnectTelephony } from '../../shared/adapters/connect/connect-telephony.ts';
import type { CallToStart } from '../../shared/application/ports/telephony.ts';
import { createVirtualClock, type VirtualClock } from '../../simulator/clock/virtual-clock.ts';
import type { Oddities } from '../../simulator/connect/oddities.ts';
import {
  type ContactCentre,
  type ContactCentreOptions,
  type ContactCentreSettings,
  startContactCentre,
} from '../../simulator/contact-centre.ts';
import type { FunctionsUnderTest } from '../../simulator/functions-under-test.ts';
import {
  type CallFate,
  type CallToPerson,
  createPeople,
  type People,
  type PeopleInput,
} from '../../simulator/people/customers.ts';
import type { Talk } from '../../simulator/people/talk.ts';
import { plainFlows } from './plain-flows.ts';

export const INSTANCE_ID = '12345678-1234-1234-1234-123456789012';
export const CALLER_NUMBER = '+12025550199';
/** Everybody is at work, nobody has been called. */
export const TEN_O_CLOCK = Temporal.Instant.from('2026-01-05T10:00:00Z');

export const TIERS = [
  {
    tier: 1,
    stages: ['prospecting'],
    routingProfileId: 'profile-1',
    queueId: 'queue-1',
    contactFlowId: 'flow-1',
    people: 2,
  },
  {
    tier: 2,
    stages: ['selling', 'account-care'],
    routingProfileId: 'profile-2',
    queueId: 'queue-2',
    contactFlowId: 'flow-2',
    people: 1,
  },
] as const;

/** Calls as plain as they can be. */
const NO_ODDITIES: Oddities = {
  transfers: 0,
  guidesWithOwnContact: 0,
  guidesWithoutInitialContact: 0,
  corrections: 0,
  sameAgentWishes: 0,
  anyoneWishes: 0,
  localCallbackTimes: 0,
  recordingsDeclined: 0,
  ringBacks: 0,
  callersWhoStop: 0,
  strangersPerDay: 0,
  callsByHand: 0,
  otherContactsPerDay: 0,
  pascalCase: 0,
  mixedCase: 0,
  doubledColons: 0,
  epochMoments: 0,
  absentMembers: 0,
};

/** Functions that do nothing and succeed. */
export const IDLE_FUNCTIONS: FunctionsUnderTest = {
  dialDueLeads: async () => ({ batchItemFailures: [] }),
  recordContactEvent: async () => ({ batchItemFailures: [] }),
  recordContactRecord: async () => ({ batchItemFailures: [] }),
  recordDisposition: async () => ({}),
  recordBusinessEvent: async () => ({ batchItemFailures: [] }),
  optOut: async () => ({}),
  briefAgent: async () => ({}),
  lookUpCaller: async () => ({}),
  countResults: async () => ({ batchItemFailures: [] }),
  publishEvents: async () => ({ batchItemFailures: [] }),
};

export interface RunningCentre {
  readonly clock: VirtualClock;
  readonly centre: ContactCentre;
  readonly client: ConnectClient;
  readonly telephony: ConnectTelephony;
  readonly board: ConnectPeopleBoard;
  close(): Promise<void>;
}

export interface CentreInput {
  readonly settings?: Partial<ContactCentreSettings>;
  readonly options?: ContactCentreOptions;
  readonly functions?: Partial<FunctionsUnderTest>;
  readonly people?: Partial<PeopleInput>;
  /** Decides every call's fate in place of the people's own habits. */
  readonly fateOf?: (call: CallToPerson) => CallFate;
  readonly requestTimeoutMilliseconds?: number;
}

/** One person for each ending, of 555-01xx, who behaves as the trace says: reached on the first call. */
export function traced(
  count: number,
  result: 'sale' | 'not-interested' = 'sale',
  talkSeconds = 60,
): Pick<PeopleInput, 'people' | 'trace'> {
  const people = Array.from({ length: count }, (_, index) => ({
    personId: `P-${index}`,
    phones: [phoneOf(index)],
    country: 'US',
    candidateZones: ['UTC'],
    stage: 'selling' as const,
  }));
  return {
    people,
    trace: new Map(people.map(({ personId }) => [personId, { attemptsNeeded: 1, talkSeconds, result }])),
  };
}

export function phoneOf(index: number): string {
  return `+1202555${String(index).padStart(4, '0')}`;
}

export function aCall(fields: Partial<CallToStart> = {}): CallToStart {
  return {
    destination: phoneOf(0),
    callerNumber: CALLER_NUMBER,
    queueId: 'queue-1',
    contactFlowId: 'flow-1',
    ringTimeoutSeconds: 30,
    clientToken: 'deployment.lead-0.1.1',
    attributes: { tierline_lead: 'lead-0', tierline_attempt: '1', tierline_stage: 'selling' },
    ...fields,
  };
}

/** A contact centre at ten o'clock on a Monday, with its people at their places, and the adapters that talk to it. */
export async function aContactCentre(input: CentreInput = {}): Promise<RunningCentre> {
  const clock = createVirtualClock(Temporal.Instant.from('2026-01-05T08:30:00Z'));
  const centre = await startContactCentre(
    {
      seed: 1,
      companyZone: 'UTC',
      instanceId: INSTANCE_ID,
      accountId: '111122223333',
      region: 'us-east-1',
      startsPerSecond: 2,
      startBurst: 5,
      callsInAir: 10,
      tiers: TIERS,
      callerNumbers: [CALLER_NUMBER],
      flows: plainFlows(),
      ...input.settings,
    },
    peopleFor(input),
    clock,
    { lostEvents: 0, repeatedEvents: 0, ...input.options, oddities: { ...NO_ODDITIES, ...input.options?.oddities } },
  );
  centre.open({ ...IDLE_FUNCTIONS, ...input.functions });
  await clock.run(TEN_O_CLOCK);
  const client = createConnectClient({
    region: 'us-east-1',
    endpoint: centre.endpoint,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    ...(input.requestTimeoutMilliseconds !== undefined && {
      requestTimeoutMilliseconds: input.requestTimeoutMilliseconds,
    }),
  });
  return {
    clock,
    centre,
    client,
    telephony: new ConnectTelephony(client, INSTANCE_ID),
    board: new ConnectPeopleBoard(client, INSTANCE_ID),
    close: async () => {
      client.destroy();
      await centre.close();
    },
  };
}

/** A call that a human answers after five seconds of ringing. */
export function answered(talk: Partial<Talk> = {}): CallFate {
  return {
    kind: 'answered',
    by: 'human',
    ringSeconds: 5,
    talk: {
      disposition: 'not-interested',
      talkSeconds: 60,
      wrapUpSeconds: 20,
      isConversation: true,
      endedBy: 'customer',
      ...talk,
    },
  };
}

function peopleFor({ people, fateOf }: CentreInput): People {
  const simulated = createPeople({ seed: 1, ...traced(30), ...people });
  if (fateOf === undefined) return simulated;
  return { truth: simulated.truth, personAt: (phone) => simulated.personAt(phone), fateOf };
}
