import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { WireRequest } from '../wire/wire.ts';
import { writesOf } from '../wire/written-items.ts';

/** A claim or a start at the moment a function sent it. */
export interface SentAt {
  readonly leadId: string;
  readonly attemptNumber: number;
  readonly at: Temporal.Instant;
}

export interface SentStart extends SentAt {
  readonly clientToken: string;
}

const start = z.object({
  ClientToken: z.string(),
  Attributes: z.object({ tierline_lead: z.string(), tierline_attempt: z.coerce.number() }),
});

const claimed = z.object({
  id: z.string(),
  state: z.object({
    kind: z.literal('dialling'),
    attemptNumber: z.number(),
    phase: z.object({ kind: z.literal('starting') }),
  }),
});

/** The starts and claims that the dialler sent, in order, read off the wire: what was sent, not what came of it. */
export class SentCalls {
  readonly claims: SentAt[] = [];
  readonly starts: SentStart[] = [];

  note(request: WireRequest, at: Temporal.Instant): void {
    if (request.operation === 'StartOutboundVoiceContact') {
      const { ClientToken: clientToken, Attributes: said } = start.parse(JSON.parse(request.body));
      this.starts.push({ leadId: said.tierline_lead, attemptNumber: said.tierline_attempt, clientToken, at });
      return;
    }
    const claim = claimIn(request);
    if (claim !== undefined) this.claims.push({ ...claim, at });
  }
}

/** The lead that the dialler's request claims, if it claims any. */
export function claimIn(request: WireRequest): Omit<SentAt, 'at'> | undefined {
  if (request.operation !== 'TransactWriteItems') return undefined;
  for (const { status, document } of writesOf(request).items) {
    if (status !== 'dialling' || document === undefined) continue;
    const claim = claimed.safeParse(JSON.parse(document));
    if (claim.success) return { leadId: claim.data.id, attemptNumber: claim.data.state.attemptNumber };
  }
  return undefined;
}
