import * as z from 'zod';
import type { AdvicePoint } from '../../../shared/domain/advice/advice-point.ts';
import { ADVICE_TOPICS } from '../../../shared/domain/advice/advice-words.ts';
import type { NoAdvice } from '../../../shared/domain/advice/no-advice.ts';
import type { Calculation } from '../../../shared/domain/advice/workload.ts';
import { STAGES } from '../../../shared/domain/stage.ts';

const sentence = z.object({
  about: z.enum(ADVICE_TOPICS),
  text: z.string(),
  point: z.custom<AdvicePoint>().describe('the same as data'),
});

const step = z.object({
  what: z.string(),
  formula: z.string(),
  result: z.number(),
  unit: z.string(),
  calculation: z.custom<Calculation>().describe('the same as data, without the result'),
});

export const adviceAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('advice'),
    from: z.string().meta({ format: 'date' }),
    to: z.string().meta({ format: 'date' }),
    zone: z.string(),
    sentences: z.array(sentence).describe('the weightiest first; what they rest on comes last'),
    workloads: z
      .array(
        z.object({
          stage: z.enum(STAGES),
          items: z.number(),
          calls: z.number(),
          reached: z.number(),
          hours: z.number().describe('of work a day'),
          people: z.number().describe('whose work it is, not rounded'),
          steps: z.array(step).describe('the computation, so that a person can do it again'),
        }),
      )
      .describe('of a working day, by stage'),
    structures: z
      .array(
        z.object({
          structure: z.enum(['one', 'two', 'three']),
          people: z.int().describe('that it takes, rounded up in every tier'),
        }),
      )
      .describe('what each division of the department takes'),
    tiers: z
      .array(
        z.object({
          tier: z.int(),
          name: z.string(),
          stages: z.array(z.enum(STAGES)).describe('that it works'),
          verdict: z.enum(['unstaffed', 'chokes', 'balanced', 'starves']),
          people: z.int().exactOptional(),
          occupancy: z.number().exactOptional().describe('the share of their time that the work takes'),
        }),
      )
      .describe('how busy each tier is, or would be as it is advised'),
    advised: z.enum(['one', 'two', 'three']).exactOptional().describe('absent where none can be advised'),
  }),
  z.object({
    kind: z.literal('none'),
    why: z.string(),
    cause: z.custom<NoAdvice>().describe('the same as data'),
  }),
]);
