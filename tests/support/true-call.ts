import type { GroundTruth, TrueCall, TruePerson } from '../../simulator/ground-truth.ts';

/** A New Yorker with one number and nothing stated. */
export function aPerson(fields: Partial<TruePerson> = {}): TruePerson {
  return {
    personId: 'P1',
    phones: ['+12125550101'],
    country: 'US',
    zone: 'America/New_York',
    ...fields,
  };
}

/** A call of two minutes to {@link aPerson}, answered at once by a human and joined by an agent half a second later. */
export function aCall(contactId: string, startedAt: string, fields: Partial<TrueCall> = {}): TrueCall {
  const start = Date.parse(startedAt);
  const after = (seconds: number) => new Date(start + seconds * 1000).toISOString();
  return {
    contactId,
    personId: 'P1',
    phone: '+12125550101',
    tier: 1,
    stage: 'prospecting',
    startedAt: after(0),
    network: 'answered',
    answeredBy: 'human',
    answeredAt: after(10),
    withAgentAt: after(10.5),
    endedAt: after(120),
    agent: 'A1',
    conversation: true,
    dispositions: [],
    ...fields,
  };
}

export function aTruth(fields: Partial<GroundTruth> = {}): GroundTruth {
  return { people: [aPerson()], calls: [], otherCalls: [], stops: [], purchases: [], callbacks: [], ...fields };
}
