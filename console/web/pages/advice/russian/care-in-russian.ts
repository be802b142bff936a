import type { CarePoint, CareTime } from '../../../../../shared/domain/advice/care-points.ts';
import type { MissingFigure } from '../../../../../shared/domain/advice/care-worth.ts';
import type { Range } from '../../../../../shared/domain/advice/share-range.ts';
import { listedInRussian } from '../../../language/listed-in-russian.ts';
import { counted, countedInGenitive, inPercent, ofPeople, told } from './figures.ts';

type Compared = Extract<CarePoint, { readonly kind: 'hours-compared' }>;
type BoughtAgain = Extract<CarePoint, { readonly kind: 'bought-again' }>;

export function careInRussian(point: CarePoint): string {
  switch (point.kind) {
    case 'no-customers':
      return 'Клиентов, которым надо звонить, нет: люди для работы с клиентами ждали бы работы.';
    case 'hours-compared':
      return comparedText(point);
    case 'uncalled-unknown':
      return 'Сколько из этих заказов пришло бы и без звонка, не скажет ни одна цифра: один цикл не звоните каждому десятому клиенту и сравните.';
    case 'bought-again':
      return repeatText(point);
    case 'hours-incomparable':
      return missingText('Сравнить час таких звонков с часом продаж нельзя', point.missing);
    case 'care-worth-unknown':
      return missingText('Сказать, окупают ли звонки клиентам своё время, нельзя', point.missing);
  }
}

function comparedText(point: Compared): string {
  const facts = `${hoursText(point)}. ${turnText(point)}.`;
  switch (point.verdict) {
    case 'worth-it':
      return `Звонки клиентам окупают своё время: ${facts}`;
    case 'not-worth-it':
      return `${point.isTimeToSpare ? 'Звонки клиентам приносят меньше, чем новые продажи' : 'Звонки клиентам не окупают своего времени'}: ${facts} ${insteadText(point)}`;
    case 'cannot-tell':
      return `Пока нельзя сказать, окупают ли звонки клиентам своё время: ${facts} Прежде чем добавлять или убирать людей, накопите больше звонков.`;
  }
}

function insteadText({ isTimeToSpare, carePeople }: CareTime): string {
  return isTimeToSpare
    ? 'Пока люди ждут работы, звонки клиентам ничего не отнимают у новых продаж; когда лидов станет больше, звоните сначала им.'
    : `Не тратьте рабочее время на допродажи: время ${ofPeople(carePeople)} лучше отдать новым клиентам.`;
}

function hoursText({ by, careHour, newBusinessHour }: Compared): string {
  const [care, business] =
    by === 'orders' ? [careHour, newBusinessHour].map(ordersText) : [careHour, newBusinessHour].map(sumText);
  const assumed = by === 'orders' ? ', если считать, что повторный заказ стоит столько же, сколько первый' : '';
  return `час таких звонков приносит ${care}, а час поиска клиентов и продажи — ${business}${assumed}`;
}

function ordersText({ low, high }: Range): string {
  return told(low) === told(high)
    ? counted(low, 'заказ', 'заказа', 'заказов')
    : `от ${told(low)} до ${countedInGenitive(high, 'заказа', 'заказов')}`;
}

function sumText({ low, high }: Range): string {
  const [from, to] = [told(low), told(high)];
  return `заказов на сумму ${from === to ? from : `от ${from} до ${to}`}`;
}

function turnText({ breakEvenShare, boughtShare: { share, outOf } }: Compared): string {
  if (breakEvenShare > 1) return 'Этого не изменил бы даже заказ в каждом разговоре';
  const of = outOf === undefined ? '' : ` из ${countedInGenitive(outOf, 'разговора', 'разговоров')}`;
  return `Граница там, где заказом кончаются ${inPercent(breakEvenShare)} разговоров; у вас — ${inPercent(share)}${of}`;
}

function hundredths(number: number): string {
  return number.toFixed(2).replace('.', ',');
}

function repeatText(point: BoughtAgain): string {
  const { share, range, ordersPerCustomer, verdict } = point;
  const of = share.outOf === undefined ? 'клиентов' : `из ${countedInGenitive(share.outOf, 'клиента', 'клиентов')}`;
  const facts = `Повторно купили ${inPercent(share.share)} ${of} (с достоверностью 95 % — от ${inPercent(range.low)} до ${inPercent(range.high)}), в среднем на клиента приходится ${hundredths(ordersPerCustomer)} заказа`;
  switch (verdict) {
    case 'worth-it':
      return `${facts}: это постоянные клиенты, и звонки им, скорее всего, окупают своё время.`;
    case 'not-worth-it':
      return `${facts}: продажи разовые. ${insteadText(point)}`;
    case 'cannot-tell':
      return `${facts}: это и не постоянные клиенты (30 % и больше), и не разовые продажи (меньше 10 %), поэтому по одним повторным покупкам не сказать, окупают ли звонки своё время.`;
  }
}

function missingText(what: string, missing: readonly MissingFigure[]): string {
  return `${what}: неизвестно, ${listedInRussian(missing.map((figure) => MISSING[figure]))}.`;
}

const MISSING: Readonly<Record<MissingFigure, string>> = {
  'accountCare.boughtShare': 'какая доля разговоров с клиентами кончается заказом',
  'selling.wonShare': 'какая доля сделок выиграна',
  orderValue: 'сколько стоят заказы',
  purchases: 'сколько клиентов купили повторно',
};
