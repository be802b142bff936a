import * as z from 'zod';
import type { FigureBasis, FigureKey } from '../../../shared/domain/reports/figure-names.ts';
import { REPORT_DIMENSIONS } from '../../../shared/domain/reports/report-counter.ts';
import { STAGES } from '../../../shared/domain/stage.ts';

const named = {
  key: z.custom<FigureKey>().describe('which figure it is, whatever its name').meta({ type: 'string' }),
  name: z.string(),
};

const basis = {
  of: z.number(),
  basis: z.custom<FigureBasis>().describe('what it is of, whatever that is called').meta({ type: 'string' }),
  what: z.string(),
};

/** One figure of a report, with what it is a share or a mean of. */
export const figure = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('count'), ...named, count: z.number() }),
  z.object({ kind: z.literal('share'), ...named, part: z.number(), ...basis }),
  z.object({
    kind: z.literal('mean'),
    ...named,
    sum: z.number(),
    ...basis,
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
