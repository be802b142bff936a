import { FACT_NAME } from '../fact-name.ts';

/** Forms that texts of documents have, by the name under which a finding tells of them. */
export const WRITTEN_FORMS = {
  'time-of-day': /^([01]\d|2[0-3]):[0-5]\d$/,
  /** A civil day of this century. */
  'civil-day': /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  /** 24:00 ends a day. */
  'end-of-window': /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
  'region-code': /^[A-Z0-9]{1,3}$/,
  /** An id that a form, a link and a report can carry. */
  code: /^[a-z0-9][a-z0-9-]{0,39}$/,
  'campaign-id': /^[a-z0-9][a-z0-9-]{0,59}$/,
  /** As the header of a list has it. */
  'column-name': /^\S(.{0,62}\S)?$/,
  'fact-name': FACT_NAME,
  'connect-id': /^\S+$/,
  /** E.164. */
  'phone-number': /^\+[1-9]\d{6,14}$/,
  'not-blank': /\S/,
  /** A figure for all tiers, or one for each: `15`, `1=7,2=6,3=2`. */
  'by-tier': /^(\d{1,5}|[1-3]=\d{1,4}(,[1-3]=\d{1,4}){0,2})$/,
  /** Of a day, as a query has them. */
  hours: /^\d{1,2}(\.\d{1,2})?$/,
  /** As a query has a whole number. */
  weeks: /^[1-9]\d{0,2}$/,
} as const satisfies Readonly<Record<string, RegExp>>;

const KNOWN_TO_ZOD = ['date', 'uuid', 'email'] as const;

/** Forms that zod knows by itself are among them. */
export type WrittenForm = keyof typeof WRITTEN_FORMS | (typeof KNOWN_TO_ZOD)[number];

/** @param format as zod calls what it has found wrong. */
export function formOfFormat(format: string): WrittenForm | undefined {
  return KNOWN_TO_ZOD.find((known) => known === format);
}

/** @param pattern a regular expression as text. */
export function formOfPattern(pattern: string): WrittenForm | undefined {
  const [name] = Object.entries(WRITTEN_FORMS).find(([, form]) => String(form) === pattern) ?? [];
  return name !== undefined && isForm(name) ? name : undefined;
}

function isForm(name: string): name is keyof typeof WRITTEN_FORMS {
  return Object.hasOwn(WRITTEN_FORMS, name);
}
