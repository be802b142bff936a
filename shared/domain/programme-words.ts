import type { Programme, ProgrammePurpose, TouchTrigger } from './dial-rules.ts';
import type { SkipReason } from './lead.ts';
import { conditionWords } from './touch-conditions.ts';

/** What the programme calls for: as its rules say, or as its trigger suggests. */
export function purposeOf({ purpose, trigger }: Pick<Programme, 'purpose' | 'trigger'>): ProgrammePurpose {
  return purpose ?? PURPOSES[trigger.kind];
}

const PURPOSES: Readonly<Record<TouchTrigger['kind'], ProgrammePurpose>> = {
  'after-sale': 'welcome',
  'after-purchase': 'health-check',
  every: 'health-check',
  'after-silence': 'win-back',
  'order-interval': 'upsell',
  'contract-end': 'renewal',
  'after-case': 'health-check',
  'on-date': 'health-check',
};

/** Why a touch is left out, for a table or a sentence. */
export const SKIP_WORDS: Readonly<Record<SkipReason, string>> = {
  'bought-recently': 'bought recently',
  'conditions-not-met': 'conditions no longer met',
  'date-changed': 'its date changed',
  'ended-by-purchase': 'ended by a purchase',
  'ended-by-objection': 'ended by an objection',
  'ended-by-complaint': 'ended by a complaint',
  'next-date-came': 'the next date came first',
  'programme-gone': 'programme taken out of the rules',
};

/** "health check call", for a sentence. */
export function purposeWords(purpose: ProgrammePurpose): string {
  return `${purpose === 'health-check' ? 'health check' : purpose} call`;
}

/** "7 days after a sale", for a sentence. */
export function triggerWords(trigger: TouchTrigger): string {
  switch (trigger.kind) {
    case 'after-sale':
      return `${dayWords(trigger.days)} after a sale`;
    case 'after-purchase':
      return `${dayWords(trigger.days)} after every purchase`;
    case 'every':
      return `every ${dayWords(trigger.days)}`;
    case 'after-silence':
      return `after ${trigger.days} silent days${againWords(trigger)}`;
    case 'order-interval':
      return `at ${trigger.times.map((times) => `x${times}`).join(', ')} of the customer's own order interval`;
    case 'contract-end':
      return `${trigger.daysBefore.join(', ')} days before ${trigger.attribute}`;
    case 'after-case':
      return `${caseWords(trigger)} after a service case was closed`;
    case 'on-date':
      return `${trigger.yearly === true ? 'every year ' : ''}${dateWords(trigger)}`;
  }
}

/** "repeat every 30 days unless bought in the 14 days before", with all that the programme asks. */
export function programmeWords(programme: Programme): string {
  const { id, purpose, trigger, conditions = [], skipIfBoughtWithinDays: skip } = programme;
  const { script, priority, coolDownDays, maxPerQuarter, exitOn = [] } = programme;
  const details = [
    ...(purpose === undefined ? [] : [purposeWords(purpose)]),
    ...(conditions.length === 0 ? [] : [`if ${conditions.map(conditionWords).join(' and ')}`]),
    ...(script === undefined ? [] : [`script ${script}`]),
    ...(priority === undefined ? [] : [`priority ${priority}`]),
    ...(coolDownDays === undefined ? [] : [`${dayWords(coolDownDays)} of rest before`]),
    ...(maxPerQuarter === undefined ? [] : [`at most ${maxPerQuarter} a quarter`]),
    ...(exitOn.length === 0 ? [] : [`ends on ${exitOn.join(' or ')}`]),
  ];
  const unless = skip === 0 ? '' : ` unless bought in the ${dayWords(skip)} before`;
  return `${id} ${triggerWords(trigger)}${unless}${details.length === 0 ? '' : ` (${details.join(', ')})`}`;
}

/** "1 day", "2 days". */
export function dayWords(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}

function againWords({ days, againDays = days }: Extract<TouchTrigger, { kind: 'after-silence' }>): string {
  return againDays === days ? '' : `, then every ${dayWords(againDays)}`;
}

/** "48 hours" or "2 days". */
function caseWords({ hours, days = 0 }: Extract<TouchTrigger, { kind: 'after-case' }>): string {
  return hours === undefined ? dayWords(days) : `${hours} ${hours === 1 ? 'hour' : 'hours'}`;
}

function dateWords({ attribute, daysBefore = 0 }: Extract<TouchTrigger, { kind: 'on-date' }>): string {
  return daysBefore === 0 ? `on ${attribute}` : `${dayWords(daysBefore)} before ${attribute}`;
}
