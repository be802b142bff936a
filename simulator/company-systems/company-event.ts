import type { Temporal } from 'temporal-polyfill';
import { COMPANY } from '../company.ts';
import type { TruePurchase } from '../ground-truth.ts';
import { identifierFor } from '../random.ts';

/** An event that a system of the company's puts on its bus. */
export interface CompanyEvent {
  /** Tells it from all others. */
  readonly id: string;
  /** As EventBridge queues it. */
  readonly body: string;
  /** What truly happened, when somebody bought. */
  readonly purchase?: TruePurchase;
}

/** Somebody bought without an agent's help; named as the shop knows them, or as our own systems do. */
export function purchaseEvent(
  purchase: TruePurchase,
  customer: Readonly<Record<string, string>>,
  at: Temporal.Instant,
  seed: number,
): CompanyEvent {
  const { orderId, at: boughtAt, value } = purchase;
  return { ...event('PurchaseRecorded', orderId, { orderId, at: boughtAt, value, customer }, at, seed), purchase };
}

/** Somebody filled in a form. */
export function captureEvent(
  form: { readonly externalId: string; readonly phone: string; readonly timezone?: string },
  at: Temporal.Instant,
  seed: number,
): CompanyEvent {
  return event('LeadCaptured', form.externalId, { ...form, capturedAt: at.toString(), source: 'web form' }, at, seed);
}

/** A service case was closed. */
export function caseEvent(caseId: string, externalId: string, at: Temporal.Instant, seed: number): CompanyEvent {
  return event('CaseClosed', caseId, { caseId, closedAt: at.toString(), customer: { externalId } }, at, seed);
}

function event(
  detailType: string,
  name: string,
  detail: Readonly<Record<string, unknown>>,
  at: Temporal.Instant,
  seed: number,
): CompanyEvent {
  const id = identifierFor(seed, 'company event', detailType, name);
  const body = JSON.stringify({
    version: '0',
    id,
    'detail-type': detailType,
    source: 'com.example.company',
    account: COMPANY.accountId,
    time: at.toString(),
    region: COMPANY.region,
    resources: [],
    detail: { version: 1, ...detail },
  });
  return { id, body };
}
