import type { Temporal } from 'temporal-polyfill';
import type { Consent } from '../domain/lead.ts';
import type { RecordedOrder } from '../domain/purchases.ts';
import type { Stage } from '../domain/stage.ts';

/** Who bought, or whose case it was, by one or more names; the first of them that leads to a lead of ours counts. */
export interface NamedCustomer {
  readonly leadId?: string;
  /** The company's own id of the lead. */
  readonly externalId?: string;
  /** International, or national with `country`. */
  readonly phone?: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country?: string;
}

/** A purchase in the company's books. */
export interface PurchaseRecorded {
  readonly customer: NamedCustomer;
  readonly order: RecordedOrder;
}

/** A service case that the company has closed. */
export interface CaseClosed {
  readonly customer: NamedCustomer;
  readonly caseId: string;
  readonly closedAt: Temporal.Instant;
}

/** Somebody who made themselves known to the company: a form that was filled in, an enquiry. */
export interface LeadCaptured {
  readonly capturedAt: Temporal.Instant;
  readonly externalId?: string;
  readonly name?: string;
  readonly source: string;
  /** At least one, as they were given: international, or national with `country`. */
  readonly phones: readonly string[];
  readonly country?: string;
  readonly timezone?: string;
  readonly region?: string;
  readonly postalCode?: string;
  readonly stage: Stage;
  readonly consent?: Consent;
  readonly attributes: Readonly<Record<string, string>>;
}
