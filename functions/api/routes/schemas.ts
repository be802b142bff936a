import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { isTimeZone } from '../../../shared/domain/calling-area.ts';
import { deedSchema } from '../../../shared/domain/deed.ts';
import type { DocumentDifference } from '../../../shared/domain/document-difference.ts';
import type { Finding, Unreadable } from '../../../shared/domain/findings/finding.ts';
import { params } from '../../../shared/domain/findings/written-fault.ts';
import { WRITTEN_FORMS } from '../../../shared/domain/findings/written-forms.ts';
import type { SettingName } from '../../../shared/domain/unreadable.ts';

/** Schemas that the routes have in common. */

export const moment = z.string().meta({ format: 'date-time' });

export function momentOf(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'second' });
}

export const note = z
  .string()
  .max(500, { error: 'is longer than 500 characters' })
  .default('')
  .describe('why, in your own words; kept with the change');

export const noteBody = z.strictObject({ note }).default({ note: '' });

/** Something that is wrong with a document, or doubtful. */
export const fault = z.object({
  path: z.string(),
  value: z.string(),
  message: z.string(),
  mend: z.string(),
  finding: z.custom<Finding>().describe('the same as data'),
});

export const faults = z.array(fault);

export const differences = z.array(z.custom<DocumentDifference>()).describe('the same as data');

/** What was done, as data: for whoever tells it in another language. */
export const deeds = z.array(deedSchema).describe('the same as data');

/** Settings that could not be read, and why. */
export const unreadableSettings = z.array(
  z.object({
    what: z.string(),
    reason: z.string(),
    setting: z.custom<SettingName>().describe('what it is, as data'),
    why: z.custom<Unreadable>().describe('the reason as data'),
  }),
);

/** By whose days and hours. */
export const zone = z
  .string()
  .max(64)
  .refine(isTimeZone, { error: 'is no time zone: write one like Europe/Berlin', ...params({ kind: 'no-time-zone' }) })
  .default('UTC')
  .meta({ examples: ['Europe/Berlin', 'UTC'] });

export const day = z
  .string()
  .regex(WRITTEN_FORMS['civil-day'], { error: 'is no date: write it like 2026-01-05' })
  .meta({ format: 'date', examples: ['2026-01-05'] })
  .transform((text, context): Temporal.PlainDate => {
    try {
      return Temporal.PlainDate.from(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'is no day of the calendar', ...params({ kind: 'no-moment' }) });
      return z.NEVER;
    }
  });

export const timeOfDay = z
  .string()
  .regex(WRITTEN_FORMS['time-of-day'], { error: 'is no time of day: write it like 17:30' });

export const version = z.int().min(0);

/** A whole number from 1 in a path. */
export const versionParam = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, { error: 'is no version' })
  .transform(Number);

export const tierParam = z.enum(['1', '2', '3'], { error: 'is no tier' }).transform((text) => {
  switch (text) {
    case '1':
      return 1 as const;
    case '2':
      return 2 as const;
    case '3':
      return 3 as const;
  }
});

/** As rules documents and paths have it. */
export const campaignId = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/, { error: 'is no campaign id' });

/** A document whose shape stands among the components, judged in full by its own use case. */
export function documentOf(component: 'DialRules' | 'SalesStructure') {
  return z
    .unknown()
    .refine((value) => value !== undefined, { error: 'is missing', ...params({ kind: 'missing' }) })
    .meta({ $ref: `#/components/schemas/${component}` });
}
