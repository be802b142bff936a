import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { ConnectTelephony } from '../../../shared/adapters/connect/connect-telephony.ts';
import { DynamoLeadRepository } from '../../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { SentCalls } from '../../../simulator/faults/sent-calls.ts';
import { carriedOut, connectAnsweredBy, documentsAnsweredBy } from '../../support/answered-clients.ts';
import { aDialledLead, aDiallingState, aLead, anAttempt, aReadyState, NOON } from '../../support/lead-builders.ts';

const THEN = Temporal.Instant.from('2026-01-05T17:00:01Z');

/** The product's own storage and telephony, each of whose requests is noted as sent at {@link THEN}. */
function noted() {
  const sent = new SentCalls();
  const answering = (request: Parameters<SentCalls['note']>[0]) => {
    sent.note(request, THEN);
    return carriedOut();
  };
  return {
    sent,
    leads: new DynamoLeadRepository(documentsAnsweredBy(answering), 'leads'),
    telephony: new ConnectTelephony(connectAnsweredBy(answering), 'instance-1'),
  };
}

describe('what functions sent', () => {
  it('is a claim, when a lead is stored as starting', async () => {
    const { sent, leads } = noted();
    await leads.claim(
      aDialledLead({ id: 'lead-7', attemptNumber: 3 }, { attemptNumber: 3, phase: { kind: 'starting' } }),
    );

    expect([sent.claims, sent.starts]).toEqual([[{ leadId: 'lead-7', attemptNumber: 3, at: THEN }], []]);
  });

  it('is a start with its token', async () => {
    const { sent, telephony } = noted();
    await telephony.start({
      destination: '+12125550100',
      callerNumber: '+12125550199',
      queueId: 'queue-1',
      contactFlowId: 'flow-1',
      ringTimeoutSeconds: 25,
      clientToken: 'token-1',
      attributes: { tierline_lead: 'lead-7', tierline_attempt: '3' },
    });

    expect([sent.claims, sent.starts]).toEqual([
      [],
      [{ leadId: 'lead-7', attemptNumber: 3, clientToken: 'token-1', at: THEN }],
    ]);
  });

  it('is no claim when a lead is linked to its call, planned or done', async () => {
    const { sent, leads, telephony } = noted();
    await leads.link(anAttempt());
    await leads.save(aLead({ state: aDiallingState({ phase: { kind: 'starting' } }) }));
    await leads.saveProgress(anAttempt({ lead: aLead({ state: aReadyState() }) }));
    await leads.saveProgress(
      anAttempt({ lead: aLead({ state: { kind: 'closed', at: NOON, why: 'not-interested' } }) }),
    );
    await telephony.stop('contact-1');

    expect([sent.claims, sent.starts]).toEqual([[], []]);
  });
});
