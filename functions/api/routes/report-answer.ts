import * as z from 'zod';
import { REPORT_DIMENSIONS } from '../../../shared/domain/reports/report-counter.ts';
import { STAGES } from '../../../shared/domain/stage.ts';

/** One figure of a report, with what it is a share or a mean of. */
export const figure = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('count'), name: z.string(), count: z.number() }),
  z.object({ kind: z.literal('share'), name: z.string(), part: z.number(), of: z.number(), what: z.string() }),
  z.object({
    kind: z.literal('mean'),
    name: z.string(),
    sum: z.number(),
    of: z.number(),
    what: z.string(),
    unit: z.enum(['minutes', 'money', 'calls']),
  }),
]);

const figureGroup = z.object({ about: z.enum(['all calls', ...STAGES]), figures: z.array(figure) });

const counts = z.record(z.string(), z.number()).describe('what was counted, by counter; what is absent is nothing');

export const reportAnswer = z.object({
  dimension: z.enum(REPORT_DIMENSIONS),
  key: z.string().exactOptional().describe('the one tier, campaign, ... that was asked about'),
  by: z.enum(['day', 'hour']).exactOptional(),
  from: z.string().meta({ format: 'date' }),
  to: z.string().meta({ format: 'date' }),
  zone: z.string(),
  rows: z
    .array(z.object({ name: z.string(), counts, figures: z.array(figureGroup) }))
    .describe('tiers, campaigns, ... side by side; or days, hours in their order'),
  total: z.object({ counts, figures: z.array(figureGroup) }),
  known: z.array(z.string()).describe('every tier, campaign, ... of which anything was counted in that time'),
});
