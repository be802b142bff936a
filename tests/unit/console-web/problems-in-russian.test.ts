import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { problemInRussian } from '../../../console/web/terms/problem-in-russian.ts';
import { type ProblemCause, problemCauseSchema } from '../../../functions/api/routing/problem-cause.ts';
import { problemInWords } from '../../../functions/api/routing/problem-words.ts';
import type { ExplanationClosing } from '../../../shared/domain/explanation-closing.ts';
import type { Unreadable } from '../../../shared/domain/findings/finding.ts';
import type { LeadClock, ToldReason } from '../../../shared/domain/reason-about.ts';
import { fromSchema } from '../../support/schema-arbitrary.ts';

const union = z.looseObject({ oneOf: z.array(z.unknown()).optional() });
const withKind = z.looseObject({
  properties: z.looseObject({
    kind: z.looseObject({ const: z.string().optional(), enum: z.array(z.string()).optional() }),
  }),
});

/** Of data that the schema does not describe, by the member that holds them. */
const SAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  reasons: [[{ about: { kind: 'observe-mode' }, sources: [] }]] satisfies readonly (readonly ToldReason<string>[])[],
  clock: [{ now: '2026-01-05T12:00:00Z', zone: 'UTC', zones: ['UTC'] }] satisfies readonly LeadClock<string>[],
  closing: [[{ kind: 'never' }]] satisfies readonly (readonly ExplanationClosing<string>[])[],
  why: [{ kind: 'misshapen', key: '§', members: [{ path: '§', code: 'custom' }] }] satisfies readonly Unreadable[],
};

/** Texts are those of the examples, else a sign of no alphabet, so that every letter is the teller's own. */
const schema = z.toJSONSchema(problemCauseSchema, {
  unrepresentable: 'any',
  override: ({ jsonSchema, path }) => {
    const samples = SAMPLES[String(path.at(-1))];
    if (samples !== undefined) Object.assign(jsonSchema, { enum: samples });
    const { type, enum: choices, const: only, examples } = jsonSchema;
    if (type !== 'string' || choices !== undefined || only !== undefined) return;
    delete jsonSchema.examples;
    jsonSchema.enum = examples?.map(String) ?? ['§'];
  },
});

function leaves(part: unknown): readonly unknown[] {
  const { oneOf } = union.parse(part);
  return oneOf === undefined ? [part] : oneOf.flatMap(leaves);
}

/** Causes of one kind. */
function causesOf(leaf: unknown): readonly (readonly [string, fc.Arbitrary<ProblemCause>])[] {
  const { kind } = withKind.parse(leaf).properties;
  return (kind.enum ?? [kind.const ?? '']).map((one) => [
    one,
    fromSchema(leaf, String).map((sample) => problemCauseSchema.parse(Object.assign({}, sample, { kind: one }))),
  ]);
}

const CAUSES = leaves(schema).flatMap(causesOf);

/** Names and words that are written in Latin letters in Russian, too. */
const WRITTEN_IN_LATIN = /\b(JSON|Cognito|Amazon SES|live|Europe\/Moscow)\b/g;

function textOf(said: { readonly detail: string; readonly mend?: string } | undefined): string {
  return `${said?.detail} ${said?.mend ?? ''}`;
}

describe('why an answer is none', () => {
  it.each(CAUSES)('is told in either language, each in its own words (%s)', (_, causes) => {
    fc.assert(
      fc.property(causes, (cause) => {
        const english = textOf(problemInWords(cause));
        const russian = textOf(problemInRussian(cause, () => '12:00'));

        expect(russian.replace(WRITTEN_IN_LATIN, '')).toMatch(/^[А-ЯЁ][^A-Za-z]*$/);
        expect(english).not.toMatch(/[а-яё]|undefined|§§/i);
      }),
      { numRuns: 20 },
    );
  });

  it('has a sentence of its own for each cause, but for moments of a rest and of a call', () => {
    const details = CAUSES.flatMap(([, causes]) => fc.sample(causes, { numRuns: 1, seed: 1 })).map(
      (cause) => problemInRussian(cause, () => '12:00')?.detail,
    );

    expect(details.length - new Set(details).size).toBeLessThanOrEqual(2);
  });

  it('holds its data', () => {
    const at = '2026-01-08T20:00:00Z';
    const momentText = (moment: string, zone = 'here') => `${moment} (${zone})`;

    expect(
      problemInRussian(
        { kind: 'document-overtaken', document: 'rules', author: 'Ada', version: 4, at, from: 3 },
        momentText,
      ),
    ).toEqual({
      detail: `Тем временем опубликована версия 4 правил (Ada, ${at} (here)); вы начали от версии 3.`,
      mend: 'посмотрите, что изменилось, прочитайте заново и внесите своё изменение',
    });
    const promised: ProblemCause = {
      kind: 'callback-promised',
      at,
      zones: ['America/New_York'],
      asOf: '2026-01-05T12:00:00Z',
    };
    expect(problemInRussian(promised, momentText)?.detail).toBe(
      `Клиент просил позвонить ${at} (America/New_York) по его часам.`,
    );
    expect(problemInWords(promised)).toEqual({
      detail: 'The customer asked to be called Thursday 15:00 in New York.',
      mend: 'let them be called then',
    });
    const hindered: ProblemCause = {
      kind: 'not-callable-now',
      next: '2026-01-06T14:00:00Z',
      sentences: [],
      reasons: [
        { about: { kind: 'cap-day', most: 2 }, until: '2026-01-06T05:00:00Z', sources: [{ kind: 'tier', tier: 1 }] },
      ],
      clock: { now: '2026-01-05T17:00:00Z', zone: 'America/New_York', zones: ['America/New_York'] },
      closing: [{ kind: 'next', at: '2026-01-06T14:00:00Z', movedBy: [] }],
    };
    expect(problemInRussian(hindered, momentText)?.detail).toBe(
      'Звонки этого дня уже сделаны: разрешено не больше 2 звонков в день (линия 1), поэтому не звонят до вт, 6 января 2026 г., 00:00 (Нью-Йорк). Дальше: вт, 6 января 2026 г., 09:00 (Нью-Йорк). Можно будет 2026-01-06T14:00:00Z (here).',
    );
    const unreadable: ProblemCause = {
      kind: 'no-way-back',
      document: 'rules',
      version: 4,
      why: { kind: 'misshapen', key: 'RULES / 4', members: [{ path: 'at', code: 'invalid_type' }] },
    };
    expect(problemInRussian(unreadable, momentText)?.detail).toBe(
      'Версия 4 правил не читается: в записи RULES / 4: at — значение не того вида.',
    );
    expect(problemInWords(unreadable).detail).toBe(
      'Version 4 of the rules cannot be read: The stored item RULES / 4 cannot be read: at (invalid_type).',
    );
    expect(problemInRussian({ kind: 'no-such-campaign', id: 'spring', known: [] }, momentText)).toEqual({
      detail: 'Кампании spring нет.',
      mend: 'нет ни одной: создайте кампанию',
    });
    expect(problemInRussian({ kind: 'other-role', needed: 'administrator', yours: 'viewer' }, momentText)?.detail).toBe(
      'Нужна роль «Администратор», а у вас — «Наблюдатель».',
    );
  });

  it('is told of what never came from the API, too', () => {
    expect(problemInRussian({ kind: 'unreachable' }, String)?.mend).toContain('интернет');
    expect(problemInRussian({ kind: 'unanswered', status: 502 }, String)?.detail).toContain('502');
  });
});
