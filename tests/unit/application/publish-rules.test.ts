import { describe, expect, it } from 'vitest';
import type { Publication, PublicationResult } from '../../../shared/application/ports/versioned-documents.ts';
import { publishRules } from '../../../shared/application/rules-versions.ts';
import { rulesDiff } from '../../../shared/domain/rules-diff.ts';
import type { RulesDocument } from '../../../shared/domain/rules-document.ts';
import { InMemorySettingsRepository } from '../../support/in-memory-settings-repository.ts';
import { InMemoryVersionedDocuments, WHY_BROKEN } from '../../support/in-memory-versioned-documents.ts';
import { NOON } from '../../support/lead-builders.ts';

const SHY = { organisation: { maxAttemptsPerDay: 1 } };
const BOLD = { organisation: { maxAttemptsPerDay: 3 } };
const MEEK = { organisation: { maxAttemptsPerDay: 1, minGapMinutes: 600 } };
const BY_ALMA = { input: SHY, expectedVersion: 0, author: 'Alma', note: 'Fewer calls.' };
const BY_BRUNO = { input: BOLD, expectedVersion: 0, author: 'Bruno', note: 'More calls.' };

/** The answer to its first publication is lost. */
class ForgetfulDocuments extends InMemoryVersionedDocuments<RulesDocument> {
  #hasForgotten = false;

  override async publish(publication: Publication<RulesDocument>): Promise<PublicationResult> {
    const result = await super.publish(publication);
    if (this.#hasForgotten) return result;
    this.#hasForgotten = true;
    throw new Error('The answer was lost.');
  }
}

function aDesk(repository = new InMemorySettingsRepository()) {
  return { repository, clock: () => NOON };
}

describe('publishing rules', () => {
  it('stores the next version, with who, when and why, and tells what changes', async () => {
    const desk = aDesk();

    expect(await publishRules(desk, BY_ALMA)).toEqual({ kind: 'published', version: 1, changes: rulesDiff({}, SHY) });
    expect(await publishRules(desk, { ...BY_BRUNO, expectedVersion: 1 })).toEqual({
      kind: 'published',
      version: 2,
      changes: rulesDiff(SHY, BOLD),
    });
    const { input: document, author, note } = BY_BRUNO;
    expect(await desk.repository.rules.version(2)).toEqual({
      kind: 'readable',
      version: 2,
      document,
      author,
      note,
      at: NOON,
    });
  });

  it('tells the second of two administrators what the first changed', async () => {
    const desk = aDesk();
    await publishRules(desk, { ...BY_ALMA, input: MEEK });
    await publishRules(desk, { ...BY_ALMA, expectedVersion: 1 });

    expect(await publishRules(desk, { ...BY_BRUNO, expectedVersion: 1 })).toEqual({
      kind: 'overtaken',
      byVersion: 2,
      byAuthor: 'Alma',
      at: NOON,
      note: 'Fewer calls.',
      changes: rulesDiff(MEEK, SHY),
    });
    expect((await desk.repository.read()).rules).toEqual({ version: 2, document: SHY, publishedAt: NOON });
  });

  it('tells all that changed since the version that was started from, however many were published', async () => {
    const desk = aDesk();
    await publishRules(desk, BY_ALMA);
    await publishRules(desk, { ...BY_ALMA, input: MEEK, expectedVersion: 1, note: 'Slower.' });

    expect(await publishRules(desk, BY_BRUNO)).toEqual({
      kind: 'overtaken',
      byVersion: 2,
      byAuthor: 'Alma',
      at: NOON,
      note: 'Slower.',
      changes: rulesDiff({}, MEEK),
    });
  });

  it('by two at the very same time is published by one and refused to the other', async () => {
    const desk = aDesk();
    const results = await Promise.all([publishRules(desk, BY_ALMA), publishRules(desk, BY_BRUNO)]);

    expect(results.map(({ kind }) => kind).sort()).toEqual(['overtaken', 'published']);
    expect(await desk.repository.rules.history({ limit: 9 })).toHaveLength(1);
  });

  it('changes nothing when the document sets what is in force, or what somebody else put in force', async () => {
    const desk = aDesk();

    expect(await publishRules(desk, { ...BY_ALMA, input: {} })).toEqual({ kind: 'unchanged', version: 0 });
    await publishRules(desk, BY_ALMA);
    const same = { ...BY_BRUNO, input: { ...SHY, tiers: { '1': {} } } };
    expect(await publishRules(desk, { ...same, expectedVersion: 1 })).toEqual({ kind: 'unchanged', version: 1 });
    expect(await publishRules(desk, { ...same, expectedVersion: 0 })).toEqual({ kind: 'unchanged', version: 1 });
    expect(await desk.repository.rules.history({ limit: 9 })).toHaveLength(1);
  });

  it('is refused to who takes back what they started from and was overtaken', async () => {
    const desk = aDesk();
    await publishRules(desk, BY_ALMA);
    await publishRules(desk, { ...BY_BRUNO, expectedVersion: 1 });

    expect(await publishRules(desk, { ...BY_ALMA, expectedVersion: 1 })).toEqual({
      kind: 'overtaken',
      byVersion: 2,
      byAuthor: 'Bruno',
      at: NOON,
      note: 'More calls.',
      changes: rulesDiff(SHY, BOLD),
    });
  });

  describe('again, because the answer was lost,', () => {
    it('is answered as published, not as overtaken by oneself', async () => {
      const desk = { repository: { rules: new ForgetfulDocuments({ kind: 'rules' }, {}) }, clock: () => NOON };
      await expect(publishRules(desk, BY_ALMA)).rejects.toThrow();

      const published = { kind: 'published', version: 1, changes: rulesDiff({}, SHY) };
      expect(await publishRules(desk, BY_ALMA)).toEqual(published);
      await publishRules(desk, { ...BY_BRUNO, expectedVersion: 1 });
      expect(await publishRules(desk, BY_ALMA)).toEqual(published);
      expect(await desk.repository.rules.history({ limit: 9 })).toHaveLength(2);
    });

    it.each([
      ['another author', { author: 'Bruno' }],
      ['another note', { note: 'Fewer.' }],
      ['another document', { input: MEEK }],
    ])('with %s is another publication', async (_, fields) => {
      const desk = aDesk();
      await publishRules(desk, BY_ALMA);
      await publishRules(desk, { ...BY_BRUNO, expectedVersion: 1 });

      expect((await publishRules(desk, { ...BY_ALMA, ...fields })).kind).toBe('overtaken');
    });
  });

  it('names everything that is wrong with the document and who publishes it, and stores nothing', async () => {
    const desk = aDesk();
    const input = { organisation: { maxAttemptsPerDay: 0 } };
    const result = await publishRules(desk, { input, expectedVersion: -1, author: ' ', note: 'x'.repeat(501) });

    const problems = result.kind === 'invalid' ? result.problems : [];
    expect(problems.map(({ path, value, message }) => [path, value, message])).toEqual([
      ['organisation.maxAttemptsPerDay', '0', 'is below 1'],
      ['expectedVersion', '-1', 'is no version'],
      ['author', '', 'is empty'],
      ['note', '501 characters', 'is longer than 500 characters'],
    ]);
    expect(await desk.repository.rules.history({ limit: 9 })).toEqual([]);
  });

  it('takes a note of 500 characters, or none', async () => {
    for (const note of ['x'.repeat(500), '']) {
      expect((await publishRules(aDesk(), { ...BY_ALMA, note })).kind).toBe('published');
    }
  });

  it('over a version that nobody published is refused by the version there is', async () => {
    const desk = aDesk();
    await publishRules(desk, BY_ALMA);

    expect(await publishRules(desk, { ...BY_BRUNO, expectedVersion: 2 })).toEqual({
      kind: 'invalid',
      problems: [
        {
          path: 'expectedVersion',
          value: '2',
          message: 'is not the version in force',
          mend: 'read the rules again and start from there: the newest version in the history is 1',
          finding: { of: 'company', trouble: { kind: 'version-not-in-force', document: 'rules', newest: 1 } },
        },
      ],
    });
  });

  it('mends rules in force that cannot be read, told against those that were obeyed instead', async () => {
    const desk = aDesk();
    await publishRules(desk, BY_ALMA);
    await publishRules(desk, { ...BY_BRUNO, expectedVersion: 1 });
    await desk.repository.rules.breakVersion(2);

    expect(await publishRules(desk, { ...BY_ALMA, input: MEEK, expectedVersion: 1 })).toEqual({
      kind: 'overtaken-by-unreadable',
      byVersion: 2,
      reason: expect.stringMatching(/./),
      why: WHY_BROKEN,
    });
    expect(await publishRules(desk, { ...BY_ALMA, expectedVersion: 2 })).toEqual({
      kind: 'published',
      version: 3,
      changes: [],
    });
    expect((await desk.repository.read()).unreadable).toEqual([]);
  });
});
