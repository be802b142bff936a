import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../shared/application/ports/journal.ts';
import type { LeadRepository } from '../../../shared/application/ports/lead-repository.ts';
import type { ReplanProgress } from '../../../shared/application/ports/settings-repository.ts';
import { isReplanOpen, type ReplanShare, replanLeads } from '../../../shared/application/replan-leads.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import type { RulesDocument } from '../../../shared/domain/rules-document.ts';
import { aCampaign } from '../../support/a-campaign.ts';
import { delegating, delegatingSettings } from '../../support/delegating-ports.ts';
import { InMemoryLeadRepository } from '../../support/in-memory-lead-repository.ts';
import { InMemorySettingsRepository } from '../../support/in-memory-settings-repository.ts';
import { InMemoryTimerIndex } from '../../support/in-memory-timer-index.ts';
import { aDialledLead, aLead, aNumber, aReadyState, NEW_YORK, NOON } from '../../support/lead-builders.ts';

const ALL: ReplanShare = { moves: 1_000_000, until: NOON.add({ hours: 1 }) };

/** Half past five in the afternoon of NOON's day in New York. */
const EVENING = NOON.add({ hours: 5, minutes: 30 });
const NEXT_MORNING = Temporal.Instant.from('2026-01-06T14:00:00Z');

const monday = (start: string, end: string): RulesDocument => ({
  organisation: { callWindows: { monday: [{ start, end }] } },
});

async function aBench(documents: readonly RulesDocument[], leads: readonly Lead[]) {
  const repository = new InMemorySettingsRepository();
  await repository.putCampaign({ ...aCampaign(1), areas: [NEW_YORK] });
  await repository.putCampaign({ ...aCampaign(2), areas: [NEW_YORK] });
  await repository.putCampaign({ ...aCampaign(3), areas: [NEW_YORK] });
  const stored = new InMemoryLeadRepository();
  for (const lead of leads) await stored.add(lead);
  for (const [expectedVersion, document] of documents.entries()) {
    await repository.rules.publish({ document, expectedVersion, author: 'Kim', note: '', at: NOON });
  }
  const noted: JournalEntry[] = [];
  const backlog = new InMemoryTimerIndex(() => stored.stored);
  const deps = {
    leads: stored,
    repository,
    backlog,
    calendar: { isHoliday: () => false },
    journal: { note: (entry: JournalEntry) => noted.push(entry) },
    clock: () => NOON,
  };
  const stateOf = async (id: string) => (await stored.get(id))?.state;
  return { deps, noted, repository, stateOf, replan: (share = ALL) => replanLeads(deps, share) };
}

/** A prospect of number n whose call was wanted at noon and planned for the next morning. */
function aPostponed(n: number, fields: Partial<Lead> = {}): Lead {
  return aLead({
    id: `lead-${n}`,
    numbers: [aNumber({ key: `number-${n}`, e164: `+121255501${String(n).padStart(2, '0')}` })],
    state: aReadyState({ wantedAt: NOON, dueAt: NEXT_MORNING }),
    ...fields,
  });
}

describe('waiting leads, when rules were published', () => {
  it('are called as soon as the rules allow it now', async () => {
    const bench = await aBench([monday('09:00', '20:00')], [aPostponed(1)]);

    const result = await bench.replan();

    expect(result).toMatchObject({ kind: 'finished', progress: { rulesVersion: 1, seen: 1, moved: 1 } });
    expect(await bench.stateOf('lead-1')).toEqual(aReadyState({ wantedAt: NOON, dueAt: NOON }));
  });

  it('wait longer where the rules allow it later', async () => {
    const due = aReadyState({ wantedAt: NOON, dueAt: NOON.add({ hours: 1 }) });
    const bench = await aBench([monday('17:30', '20:00')], [aPostponed(1, { state: due })]);

    await bench.replan();

    expect(await bench.stateOf('lead-1')).toEqual(aReadyState({ wantedAt: NOON, dueAt: EVENING }));
  });

  it('are left alone where their moment stays', async () => {
    const due = aReadyState({ wantedAt: NOON, dueAt: EVENING });
    const bench = await aBench([monday('17:30', '20:00')], [aPostponed(1, { state: due })]);

    expect(await bench.replan()).toMatchObject({ progress: { seen: 1, moved: 0 } });
  });

  it('rest with their reasons where the rules allow no call at all, and are called when others do', async () => {
    const bench = await aBench([{ organisation: { dialMode: 'manual' } }], [aPostponed(1)]);

    await bench.replan();
    expect(await bench.stateOf('lead-1')).toMatchObject({
      kind: 'resting',
      why: 'not-callable',
      refusals: ['dialled-by-hand'],
    });

    const at = NOON;
    await bench.repository.rules.publish({ document: {}, expectedVersion: 1, author: 'Kim', note: '', at });
    await bench.replan();
    expect(await bench.stateOf('lead-1')).toEqual(aReadyState({ wantedAt: NOON, dueAt: NOON }));
  });

  it('rest on where a person chose until when, whatever programmes plan for the customer now', async () => {
    const then = { stage: 'account-care', purpose: { kind: 'approach' } } as const;
    const customer = { stage: 'account-care', campaignId: 'campaign-3' } as const;
    const bought = { purchases: { count: 1, total: 90, lastAt: NOON } };
    const resting = { kind: 'resting', until: NOON.add({ hours: 24 * 300 }), then } as const;
    const leads = [
      aPostponed(1, { ...customer, ...bought, state: { ...resting, why: 'no-touch' } }),
      aPostponed(2, { ...customer, ...bought, state: { ...resting, why: 'by-hand' } }),
    ];
    const bench = await aBench([{}], leads);
    await bench.replan();

    expect(await bench.stateOf('lead-1')).toMatchObject({ kind: 'ready', purpose: { kind: 'touch' } });
    expect(await bench.stateOf('lead-2')).toEqual({ ...resting, why: 'by-hand' });
  });

  it('are found among promised calls and in every campaign', async () => {
    const promised = aReadyState({ urgency: 'promised', wantedAt: NOON, dueAt: NEXT_MORNING });
    const bench = await aBench(
      [{}],
      [
        aPostponed(1, { state: promised }),
        aPostponed(2, { stage: 'selling', campaignId: 'campaign-2' }),
        aPostponed(3, { stage: 'account-care', campaignId: 'campaign-3' }),
      ],
    );

    expect(await bench.replan()).toMatchObject({ progress: { seen: 3, moved: 3 } });
  });

  it('are not touched while they are called, rest for other reasons or are done', async () => {
    const nurtured = {
      kind: 'resting',
      until: NEXT_MORNING,
      why: 'nurture',
      then: { stage: 'prospecting', purpose: { kind: 'approach' } },
    } as const;
    const leads = [
      aDialledLead({ id: 'in-a-call' }),
      aPostponed(2, { state: nurtured }),
      aPostponed(4, { state: { ...nurtured, why: 'by-hand' } }),
      aPostponed(3, { state: { kind: 'closed', at: NOON, why: 'attempts-spent' } }),
    ];
    const bench = await aBench([{}], leads);

    expect(await bench.replan()).toMatchObject({ kind: 'finished', progress: { moved: 0 } });
  });
});

describe('re-planning', () => {
  const many = Array.from({ length: 250 }, (_, index) =>
    aPostponed(index, { numbers: [aNumber({ key: `number-${index}`, e164: `+1212555${String(1_000 + index)}` })] }),
  );

  it('does a share at a time and goes on where it stopped, each lead once', async () => {
    const bench = await aBench([{}], many);
    const results = [];
    do results.push(await bench.replan({ moves: 1, until: ALL.until }));
    while (results.at(-1)?.kind === 'goes-on');

    expect(results.map(({ kind }) => kind)).toContain('goes-on');
    expect(results.at(-1)).toMatchObject({ kind: 'finished', progress: { seen: 250, moved: 250 } });
  });

  it('begins no page once its time is over', async () => {
    const bench = await aBench([{}], many);

    expect(await bench.replan({ moves: 1_000, until: NOON })).toMatchObject({
      kind: 'goes-on',
      progress: { seen: 0, moved: 0 },
    });
  });

  it('moves a page twice without harm when it died before noting it', async () => {
    const bench = await aBench([{}], many);
    const saveReplan = () => Promise.reject(new Error('killed'));
    const dying = { ...bench.deps, repository: { ...delegatingSettings(bench.repository), saveReplan } };
    await expect(replanLeads(dying, ALL)).rejects.toThrow('killed');

    const result = await bench.replan();

    expect(result).toMatchObject({ kind: 'finished', progress: { seen: 250 } });
    for (const { id } of many) expect(await bench.stateOf(id)).toEqual(aReadyState({ wantedAt: NOON, dueAt: NOON }));
  });

  it('starts anew for newer rules, wherever the older ones had come to', async () => {
    const bench = await aBench([{}], many);
    await bench.replan({ moves: 1, until: ALL.until });
    const document = monday('17:30', '20:00');
    await bench.repository.rules.publish({ document, expectedVersion: 1, author: 'Kim', note: '', at: NOON });

    expect(await bench.replan()).toMatchObject({ kind: 'finished', progress: { rulesVersion: 2, moved: 250 } });
    for (const { id } of many) expect(await bench.stateOf(id)).toEqual(aReadyState({ wantedAt: NOON, dueAt: EVENING }));
  });

  it('is left to whoever else does it at the same moment', async () => {
    const bench = await aBench([{}], many);
    const results = await Promise.all([bench.replan(), bench.replan()]);

    expect(results.map(({ kind }) => kind).toSorted()).toEqual(['finished', 'taken']);
  });

  it('says that nothing is to be done before the first rules, and nothing more once it is finished', async () => {
    const bench = await aBench([], [aPostponed(1)]);
    expect(await bench.replan()).toEqual({ kind: 'nothing-to-do' });

    const finished = await aBench([{}], [aPostponed(1)]);
    const first = await finished.replan();
    expect(await finished.replan()).toEqual(first);
  });

  it('goes on with the other leads when one cannot be moved', async () => {
    const bench = await aBench([{}], [aPostponed(1), aPostponed(2)]);
    const { leads } = bench.deps;
    const failing: LeadRepository = {
      ...delegating(leads),
      save: (lead) => (lead.id === 'lead-1' ? Promise.reject(new Error('throttled')) : leads.save(lead)),
    };

    await replanLeads({ ...bench.deps, leads: failing }, ALL);

    expect(await bench.stateOf('lead-2')).toEqual(aReadyState({ wantedAt: NOON, dueAt: NOON }));
    expect(bench.noted).toEqual([{ kind: 'work-failed', what: 'replan', leadId: 'lead-1', error: expect.any(Error) }]);
  });

  it('is open from the publication until it has been finished for that version', () => {
    const progress = { rulesVersion: 2, structureVersion: 0, cursor: 'end', seen: 0, moved: 0, startedAt: NOON };

    const finished = { ...progress, finishedAt: NOON };
    const isOpen = (rulesVersion: number, structureVersion: number, replan?: ReplanProgress) =>
      isReplanOpen({ versions: { rulesVersion, structureVersion }, replan });

    expect(isOpen(0, 0)).toBe(false);
    expect(isOpen(1, 0)).toBe(true);
    expect(isOpen(0, 1)).toBe(true);
    expect(isOpen(2, 0, progress)).toBe(true);
    expect(isOpen(2, 0, finished)).toBe(false);
    expect(isOpen(3, 0, finished)).toBe(true);
    expect(isOpen(2, 1, finished)).toBe(true);
  });
});
