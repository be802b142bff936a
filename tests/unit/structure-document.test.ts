import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { USUAL_STRUCTURES } from '../../shared/domain/sales-structure.ts';
import { parseStructureDocument } from '../../shared/domain/structure-document.ts';
import { scriptSchema, targetsSchema, tierSchema } from '../../shared/domain/structure-fields.ts';

const SAMPLE = join(import.meta.dirname, '../../simulator/sample/sample-structure.json');

/** Where and what, one line for each problem. */
function problems(input: unknown): readonly string[] {
  const parsed = parseStructureDocument(input);
  if (parsed.kind === 'valid') return [];
  return parsed.problems.map(({ path, message }) => `${path}: ${message}`);
}

const PROSPECTING = { name: 'hunters', stages: ['prospecting'] };
const SELLING = { name: 'sellers', stages: ['selling'] };
const CARE = { name: 'farmers', stages: ['account-care'] };
const SCRIPT = { title: 'Offer', objections: [], cards: [] };

describe('a sales structure', () => {
  it.each(Object.entries(USUAL_STRUCTURES))('of %s is right', (_, document) => {
    expect(parseStructureDocument(document)).toEqual({ kind: 'valid', document });
  });

  it('has a sample that is right and shows every part', () => {
    const input: unknown = JSON.parse(readFileSync(SAMPLE, 'utf8'));
    const parsed = parseStructureDocument(input);
    if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
    const { tiers, transitions = [], scripts = {} } = parsed.document;
    const shown = (parts: readonly object[]) => new Set(parts.flatMap((part) => Object.keys(part)));

    expect(shown(tiers)).toEqual(new Set(Object.keys(tierSchema.unwrap().shape)));
    expect(shown(tiers.flatMap(({ targets }) => targets ?? []))).toEqual(
      new Set(Object.keys(targetsSchema.unwrap().shape)),
    );
    expect(shown(Object.values(scripts))).toEqual(new Set(Object.keys(scriptSchema.unwrap().shape)));
    expect(transitions.length).toBeGreaterThan(0);
  });

  it.each<[string, unknown, readonly string[]]>([
    ['leaves a stage to nobody', { tiers: [PROSPECTING, CARE] }, ['tiers: selling is held by no tier']],
    [
      'gives a stage to two tiers',
      { tiers: [PROSPECTING, { name: 'all', stages: ['selling', 'account-care'] }, CARE] },
      ['tiers.2.stages: account-care is held by tier 2 already'],
    ],
    [
      'joins stages that are no neighbours',
      { tiers: [{ name: 'odd', stages: ['prospecting', 'account-care'] }, SELLING] },
      ['tiers.0.stages: are no neighbours in order', 'tiers.1.stages: selling comes after account-care'],
    ],
    [
      'has its tiers out of order',
      { tiers: [CARE, PROSPECTING, SELLING] },
      ['tiers.1.stages: prospecting comes after account-care'],
    ],
    [
      'has stages out of order',
      { tiers: [{ name: 'all', stages: ['selling', 'prospecting', 'account-care'] }] },
      ['tiers.0.stages: are no neighbours in order'],
    ],
    ['has no tiers', { tiers: [] }, ['tiers: is empty']],
    [
      'has four',
      { tiers: [PROSPECTING, SELLING, CARE, CARE] },
      [
        'tiers: has more than three tiers',
        'tiers.3.stages: account-care is held by tier 3 already',
        'tiers.3.name: is the name of tier 3 already',
      ],
    ],
    [
      'misspells a stage, and does not say that it is missing, too',
      { tiers: [PROSPECTING, { name: 'sellers', stages: ['seling'] }, CARE] },
      ['tiers.1.stages.0: is none of prospecting, selling, account-care'],
    ],
    [
      'names two tiers alike',
      { tiers: [PROSPECTING, SELLING, { ...CARE, name: 'Sellers ' }] },
      ['tiers.2.name: is the name of tier 2 already'],
    ],
    [
      'names a script that is not there',
      { tiers: [PROSPECTING, { ...SELLING, script: 'ofer' }, CARE], scripts: { offer: SCRIPT } },
      ['tiers.1.script: no such script, did you mean offer?'],
    ],
    [
      'measures a tier by the work of another',
      { tiers: [{ ...PROSPECTING, targets: { winRate: 0.2 } }, SELLING, CARE] },
      ['tiers.0.targets.winRate: measures selling, which this tier does not hold'],
    ],
    [
      'says a share in per cent',
      { tiers: [PROSPECTING, { ...SELLING, targets: { winRate: 25 } }, CARE] },
      ['tiers.1.targets.winRate: is above 1: write a share, such as 0.25 for a quarter'],
    ],
    [
      'writes a caller number as at home',
      { tiers: [{ ...PROSPECTING, callerNumbers: ['202-555-0100'] }, SELLING, CARE] },
      ['tiers.0.callerNumbers.0: is no number in international form, like +12025550100'],
    ],
    [
      'misspells fields',
      { tiers: [{ ...PROSPECTING, queue: 'q' }, SELLING, CARE], script: {} },
      ['tiers.0.queue: unknown field, did you mean queueId?', 'script: unknown field, did you mean scripts?'],
    ],
    [
      'has a code twice',
      {
        tiers: [PROSPECTING, SELLING, CARE],
        scripts: {
          offer: {
            ...SCRIPT,
            objections: [
              { code: 'price', title: 'a', answer: 'b' },
              { code: 'price', title: 'c', answer: 'd' },
            ],
          },
        },
      },
      ['scripts.offer.objections.1.code: stands at objections.0 already'],
    ],
    [
      'leaves out what a script needs',
      { tiers: [PROSPECTING, SELLING, CARE], scripts: { 'An offer': SCRIPT, offer: { title: ' ' } } },
      [
        'scripts.An offer: is no id of a script',
        'scripts.offer.title: is empty',
        'scripts.offer.objections: is missing',
        'scripts.offer.cards: is missing',
      ],
    ],
    [
      'has transitions without an end',
      { tiers: [PROSPECTING, SELLING, CARE], transitions: [{ from: 'prospecting', on: 'intrested', kind: 'close' }] },
      ['transitions.0.on: is no outcome, did you mean interested?'],
    ],
    [
      'drops whoever is interested',
      { tiers: [PROSPECTING, SELLING, CARE], transitions: [{ from: 'prospecting', on: 'interested', kind: 'close' }] },
      ['transitions.0.kind: closes leads of prospecting after a success: nobody calls whoever said interested again'],
    ],
    ['is no document', 'three tiers', [': Invalid input: expected object, received string']],
  ])('is refused when it %s', (_, input, expected) => {
    expect(problems(input)).toEqual(expected);
  });

  it('tells how to mend everything that is wrong', () => {
    const parsed = parseStructureDocument({
      tiers: [{ name: '', stages: ['selling', 'selling'], targets: [] }],
      scripts: 1,
    });

    expect(parsed.kind === 'invalid' && parsed.problems.every(({ mend }) => mend.length > 10)).toBe(true);
  });

  it('may be so long and no longer', () => {
    const card = (index: number) => ({ id: `card-${index}`, title: 'Card', text: 'x'.repeat(3_900) });
    const cards = Array.from({ length: 90 }, (_, index) => card(index));
    const document = { tiers: [PROSPECTING, SELLING, CARE], scripts: { offer: { ...SCRIPT, cards } } };

    expect(problems(document)).toEqual([': is longer than 300000 characters']);
  });
});
