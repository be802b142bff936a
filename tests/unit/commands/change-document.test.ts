import { describe, expect, it } from 'vitest';
import { rollBackTo } from '../../../console/documents/change-document.ts';
import { changeableRules } from '../../../console/rules/change-rules.ts';
import { parseWords } from '../../../console/rules/options.ts';
import { publishRules } from '../../../shared/application/rules-versions.ts';
import { InMemorySettingsRepository } from '../../support/in-memory-settings-repository.ts';
import { NOON } from '../../support/lead-builders.ts';

const BY_KIM = { author: 'Kim', note: 'too early' };

describe('taking a version back', () => {
  it('names a comparison that can be typed when somebody else published since', async () => {
    const settings = new InMemorySettingsRepository();
    const clock = () => NOON;
    for (const expectedVersion of [0, 1]) {
      const input = { organisation: { maxAttemptsPerDay: expectedVersion + 1 } };
      await publishRules({ repository: settings, clock }, { input, expectedVersion, author: 'Alma', note: '' });
    }

    const { text, isDone } = await rollBackTo(changeableRules({ settings, clock }), 1, {
      ...BY_KIM,
      expectedVersion: 1,
    });

    expect(isDone).toBe(false);
    const [, words = ''] = /\(npm run rules -- (.*)\), then publish again\.\n$/.exec(text) ?? [];
    expect(parseWords([...words.split(' '), '--data', 'demo'])).toMatchObject({
      kind: 'run',
      request: { command: { kind: 'diff', from: { kind: 'in-force' }, to: { kind: 'version', version: 1 } } },
    });
  });

  it('says which version cannot be published when nobody signs for it', async () => {
    const rules = changeableRules({ settings: new InMemorySettingsRepository(), clock: () => NOON });

    const { text } = await rollBackTo(rules, 1, { author: ' ', note: '' });

    expect(text).toMatch(/^version 1 cannot be used:\n/);
  });
});
