import { localMomentOf } from '../../parts/local-moment.ts';
import type { Programme } from './programme-answers.ts';

/** The customer of the calendar, as somebody thinks one up: days as `2026-03-31`, empty where unknown. */
export interface AssumedCustomer {
  readonly purchasedOn: string;
  readonly zone: string;
  readonly orderEveryDays: number | undefined;
  readonly caseClosedOn: string;
  readonly dates: Readonly<Record<string, string>>;
  readonly months: number;
}

const USUAL_ORDER_DAYS = 30;
const ENDS_AFTER_DAYS = 180;

/** Somebody of that zone who bought today. */
export function customerOf(today: Date, zone: string): AssumedCustomer {
  const { day } = localMomentOf(today, zone);
  return {
    purchasedOn: day,
    zone,
    orderEveryDays: USUAL_ORDER_DAYS,
    caseClosedOn: day,
    dates: {},
    months: 12,
  };
}

/** The attributes with dates that programmes count from. */
export function datedAttributes(programmes: readonly Programme[]): readonly string[] {
  const named = programmes.flatMap(({ trigger }) => ('attribute' in trigger ? [trigger.attribute] : []));
  return [...new Set(named)];
}

/** The date in an attribute: half a year after the purchase until somebody gives another. */
export function dateIn({ dates, purchasedOn }: AssumedCustomer, attribute: string): string {
  const given = dates[attribute];
  if (given !== undefined || purchasedOn === '') return given ?? '';
  const day = new Date(`${purchasedOn}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + ENDS_AFTER_DAYS);
  return day.toISOString().slice(0, 10);
}

/** As the API is asked for the calendar; undefined while nothing can be planned. */
export function calendarQuestion(programmes: readonly Programme[], customer: AssumedCustomer): unknown {
  const { purchasedOn, zone, orderEveryDays, caseClosedOn, months } = customer;
  if (programmes.length === 0 || purchasedOn === '') return undefined;
  const dates = datedAttributes(programmes).flatMap((attribute) => {
    const date = dateIn(customer, attribute);
    return date === '' ? [] : [[attribute, date]];
  });
  return {
    programmes,
    customer: {
      zone,
      purchasedOn,
      ...(orderEveryDays !== undefined && { orderEveryDays }),
      ...(caseClosedOn !== '' && { caseClosedOn }),
      dates: Object.fromEntries(dates),
    },
    days: Math.round(months * 30.44),
  };
}
