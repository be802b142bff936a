import * as z from 'zod';
import { PRESET_IDS } from '../../../shared/domain/preset-ids.ts';
import { placeInWords, valueInWords } from '../../../shared/domain/rules-change-words.ts';
import type { RuleSource, RulesInForce } from '../../../shared/domain/rules-in-force.ts';
import { STAGES } from '../../../shared/domain/stage.ts';

const ruleSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('default'), stage: z.enum(STAGES) }),
  z.object({ kind: z.literal('organisation') }),
  z.object({ kind: z.literal('tier'), tier: z.int() }),
  z.object({ kind: z.literal('campaign'), campaignId: z.string() }),
  z.object({ kind: z.literal('preset'), id: z.enum(PRESET_IDS) }),
]);

/** One rule in force: for a form, and for a person. */
export const effectiveRule = z.object({
  path: z.string().describe('the field, such as `callWindows.monday`'),
  name: z.string(),
  value: z.unknown(),
  text: z.string().describe('the value in words'),
  from: z.array(z.string()).describe('who set it; several where they are stricter together than each alone'),
  by: z.array(ruleSource).describe('the same for a program'),
});

/** @param valueAt the value of the field at a path, undefined where nothing is set. */
export function effectiveInWords(
  { sources }: RulesInForce,
  sourceWords: (source: RuleSource) => string,
  valueAt: (path: string) => unknown,
): z.input<typeof effectiveRule>[] {
  return [...sources].flatMap(([path, by]) => {
    const value = valueAt(path);
    if (value === undefined) return [];
    const [field = path, part] = path.split('.');
    return [
      {
        path,
        name: placeInWords({ field, ...(part !== undefined && { part }) }),
        value,
        text: valueInWords({ field }, JSON.stringify(value)),
        from: by.map(sourceWords),
        by: [...by],
      },
    ];
  });
}
