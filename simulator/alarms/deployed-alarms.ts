import * as z from 'zod';
import file from './deployed-alarms.json' with { type: 'json' };

const metric = z.object({
  id: z.string(),
  namespace: z.string(),
  name: z.string(),
  of: z.string().optional(),
  statistic: z.enum(['Sum', 'Minimum', 'Maximum', 'Average', 'SampleCount', 'p90']),
});

const alarm = z.object({
  name: z.string(),
  text: z.string(),
  comparison: z.enum(['GreaterThanOrEqualToThreshold', 'LessThanThreshold']),
  threshold: z.number(),
  periodSeconds: z.int().positive(),
  evaluationPeriods: z.int().positive(),
  datapointsToAlarm: z.int().positive(),
  missingData: z.enum(['notBreaching', 'breaching']),
  expression: z.string().optional(),
  metrics: z.array(metric).min(1),
});

export type AlarmDefinition = z.output<typeof alarm>;
export type ReadMetric = AlarmDefinition['metrics'][number];

/** Every alarm that is deployed, taken out of the synthesised templates: see infra/observation/generate-deployed-alarms.ts. */
export const DEPLOYED_ALARMS: readonly AlarmDefinition[] = z.array(alarm).parse(file);

/** The section of the runbook that the alarm's text names. */
export function sectionOf({ text }: Pick<AlarmDefinition, 'text'>): string {
  return /runbook\.md#([a-z-]+)$/.exec(text)?.[1] ?? '';
}
