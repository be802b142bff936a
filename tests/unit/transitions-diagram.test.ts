import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXAMPLE, transitionsPage } from '../../shared/domain/data/generate-transitions-page.ts';
import { TRANSITION_CAUSES } from '../../shared/domain/transitions.ts';
import { checkTransitions } from '../../shared/domain/transitions-check.ts';
import { transitionsDiagram } from '../../shared/domain/transitions-diagram.ts';
import {
  type TransitionOverrides,
  transitionOverridesSchema,
  transitionsWith,
} from '../../shared/domain/transitions-schema.ts';

function edgesOf(overrides: TransitionOverrides, way: string): readonly string[] {
  const [from, to] = way.split(' > ');
  const edge = new RegExp(`^  ${from} -->\\|"(.*)"\\| ${to}$`, 'gm');
  return [...transitionsDiagram(transitionsWith(overrides)).matchAll(edge)].flatMap(([, label]) => label ?? []);
}

describe('the diagram of the transitions', () => {
  it('shows delay, urgency, promise, kept agent and needed facts of a hand-over', () => {
    expect(edgesOf([], 'prospecting > selling')).toEqual([
      '<b>interested</b>: at once, urgency promised, first call promised within 60 minutes of calling hours',
    ]);
    const own = { delayDays: 1, promisedMinutes: 1, keepsAgent: true, facts: ['need', 'budget'] } as const;
    expect(
      edgesOf([{ from: 'prospecting', on: 'interested', kind: 'advance', ...own }], 'prospecting > selling'),
    ).toEqual([
      '<b>interested</b>: after 1 day, urgency promised, first call promised within 1 minute of calling hours, with its agent, needs need and budget',
    ]);
  });

  it('draws one edge from box to box, and lets outcomes share what follows them', () => {
    expect(edgesOf([], 'prospecting > closed')).toEqual(['<b>not-interested, not-qualified</b>: closed']);
    expect(edgesOf([], 'prospecting > prospecting')).toEqual([
      [
        '<b>no-answer, busy, voicemail, declined and 11 more</b>: again, by its retry rule',
        '<b>not-placed</b>: the same call again in a few minutes',
        '<b>callback-requested</b>: at the agreed moment, or by the retry rule of follow-up when none was agreed',
        '<b>no-need-now, attempts-spent</b>: the exhaust action of the dial rules',
        '<b>complaint</b>: after the days of complaintRestDays',
      ].join('<br/>'),
    ]);
  });

  it('names rests by their days, and falls to earlier stages', () => {
    expect(
      edgesOf([{ from: 'account-care', on: 'interested', kind: 'rest', days: 2, to: 'selling' }], 'care > selling'),
    ).toEqual(['<b>interested</b>: after 2 days']);
  });

  it('draws no end that nothing leads to', () => {
    const overrides = (['prospecting', 'selling', 'account-care'] as const).flatMap(
      (from): TransitionOverrides => [
        { from, on: 'not-qualified', kind: 'rest', days: 1 },
        { from, on: 'not-interested', kind: 'rest', days: 1 },
      ],
    );

    expect(transitionsDiagram(transitionsWith([]))).toContain('  closed(["closed"])\n');
    expect(transitionsDiagram(transitionsWith(overrides))).not.toContain('closed');
  });

  it('is Mermaid: a first line, boxes, and labels that hold no quotation mark', () => {
    const [first, ...lines] = transitionsDiagram(transitionsWith(EXAMPLE)).trimEnd().split('\n');

    expect(first).toBe('flowchart LR');
    expect(lines.filter((line) => !/^ {2}\w+(\[".*"\]|\(\[".*"\]\)| -->\|"[^"|]+"\| \w+)$/.test(line))).toEqual([]);
  });
});

describe('the page of the transitions', () => {
  it('stands in docs as it is generated', () => {
    expect(readFileSync('docs/transitions.md', 'utf8')).toBe(transitionsPage());
  });

  it('names every cause in every stage, and shows an example that is right', () => {
    const tables = transitionsPage().split('\n## ').slice(1, 4);
    const [, shown = ''] = /```json\n([\s\S]*?)\n```/.exec(transitionsPage()) ?? [];

    expect(tables.map((table) => TRANSITION_CAUSES.filter((cause) => !table.includes(`\`${cause}\``)))).toEqual([
      [],
      [],
      [],
    ]);
    expect(transitionOverridesSchema.parse(JSON.parse(shown))).toEqual(EXAMPLE);
    expect(checkTransitions(EXAMPLE)).toEqual({ errors: [], warnings: [] });
    expect(transitionsPage().match(/undefined|\[object/g)).toBeNull();
  });
});
