import * as z from 'zod';
import { callWindowJson } from './call-windows.ts';
import { WEEKDAYS } from './local-time.ts';
import { PRESET_IDS } from './presets.ts';

/** From the mildest to the strictest. */
export const DIAL_MODES = ['progressive', 'manual'] as const;
export const HOLIDAY_RULES = ['ignore', 'block'] as const;
export const UNKNOWN_TIMEZONE_RULES = ['intersect', 'block'] as const;
export const CONSENT_RULES = ['not-required', 'express', 'written'] as const;

const levelJson = z.object({
  dialMode: z.enum(DIAL_MODES).optional(),
  callWindows: z.partialRecord(z.enum(WEEKDAYS), z.array(callWindowJson)).optional(),
  holidays: z.enum(HOLIDAY_RULES).optional(),
  closedDates: z
    .array(z.object({ date: z.iso.date(), country: z.string().optional(), region: z.string().optional() }))
    .optional(),
  unknownTimezone: z.enum(UNKNOWN_TIMEZONE_RULES).optional(),
  consent: z.enum(CONSENT_RULES).optional(),
  rollingCaps: z
    .array(z.object({ count: z.number(), windowHours: z.number(), per: z.enum(['lead', 'number']).default('lead') }))
    .optional(),
  maxAttemptsPerDay: z.number().optional(),
  maxAttemptsEver: z.number().optional(),
  minGapMinutes: z.number().optional(),
  dropLockoutHours: z.number().optional(),
  programmes: z.array(z.object({ id: z.string(), skipIfBoughtWithinDays: z.number() })).optional(),
  callback: z
    .object({
      toleranceMinutes: z.number().optional(),
      missed: z.object({ tries: z.number(), againAfterMinutes: z.number() }).optional(),
    })
    .optional(),
});

/** What one level of a rules file says of the things people are promised; other fields are not the auditor's. */
export type RulesLevel = z.infer<typeof levelJson>;

/** A rules file as the auditor reads it. */
export const rulesFileJson = z.object({
  organisation: levelJson.extend({ compliancePresets: z.array(z.enum(PRESET_IDS)).optional() }).optional(),
  tiers: z.record(z.string(), levelJson).optional(),
  campaigns: z.record(z.string(), levelJson).optional(),
});

export type RulesFile = z.infer<typeof rulesFileJson>;
