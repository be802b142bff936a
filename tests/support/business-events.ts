/** An event of the company's as EventBridge queues it, with the detail changed. */
function onTheBus(detailType: string, detail: Readonly<Record<string, unknown>>) {
  return {
    version: '0',
    id: '17793124-05d4-b198-2fde-7ededc63b103',
    'detail-type': detailType,
    source: 'com.example.shop',
    account: '111122223333',
    time: '2026-01-05T16:59:59Z',
    region: 'us-east-1',
    resources: [],
    detail: { version: 1, ...detail },
  };
}

/** `lead-1` bought for 120 an hour before NOON. */
export function aPurchaseEvent(detail: Readonly<Record<string, unknown>> = {}) {
  const products = [{ sku: 'apples', quantity: 2 }];
  const at = '2026-01-05T16:00:00Z';
  return onTheBus('PurchaseRecorded', {
    orderId: 'A-1',
    at,
    value: 120,
    customer: { leadId: 'lead-1' },
    products,
    ...detail,
  });
}

/** Somebody of New York filled in a form a second before NOON. */
export function aCaptureEvent(detail: Readonly<Record<string, unknown>> = {}) {
  return onTheBus('LeadCaptured', {
    capturedAt: '2026-01-05T16:59:59Z',
    externalId: 'W-1',
    name: 'Ada Example',
    phone: '+1 212 555 0123',
    source: 'web form',
    attributes: { crop: 'apples' },
    ...detail,
  });
}

/** A service case of `lead-1` was closed an hour before NOON. */
export function aCaseEvent(detail: Readonly<Record<string, unknown>> = {}) {
  return onTheBus('CaseClosed', {
    caseId: 'C-1',
    closedAt: '2026-01-05T16:00:00Z',
    customer: { leadId: 'lead-1' },
    ...detail,
  });
}

/** One of each kind. */
export const BUSINESS_EVENTS = [aPurchaseEvent(), aCaptureEvent(), aCaseEvent()] as const;
