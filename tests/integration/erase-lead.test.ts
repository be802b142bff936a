import { describe, expect, it } from 'vitest';
import { CommandFailure } from '../../console/command-failure.ts';
import { eraseLead } from '../../console/leads/erase-lead.ts';
import { parseWords } from '../../console/leads/options.ts';
import { DynamoLeadArchive } from '../../shared/adapters/dynamodb/dynamo-lead-archive.ts';
import { DynamoLeadRepository } from '../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { HmacNumberHasher } from '../../shared/adapters/number-plan/hmac-number-hasher.ts';
import { COMPANY } from '../../simulator/company.ts';
import { aDiallingState, NOON } from '../support/lead-builders.ts';
import { realTables } from '../support/real-table.ts';
import { numberOf, storeSomeLeads } from '../support/some-leads.ts';
import { unexpected } from '../support/unexpected.ts';

const freshTable = realTables();

function asked(...words: readonly string[]) {
  const parsed = parseWords(['erase', ...words, '--author', 'Kim', '--target', 'tierline']);
  if (parsed.kind !== 'run' || parsed.request.command.kind !== 'erase') throw new Error(JSON.stringify(parsed));
  return parsed.request.command;
}

async function aCompany() {
  const { client, name } = await freshTable();
  const leads = new DynamoLeadRepository(client, name);
  await storeSomeLeads(leads);
  const archive = new DynamoLeadArchive(client, name, unexpected);
  const hasher = async () => new HmacNumberHasher(COMPANY.numberSecret);
  const questions: string[] = [];
  const erase = (words: readonly string[], agrees = true) =>
    eraseLead(asked(...words), { leads, edits: leads, archive, hasher, clock: () => NOON }, async ({ message }) => {
      questions.push(message);
      return agrees;
    });
  return { leads, erase, questions };
}

describe('the command that erases a person', () => {
  it.each([
    { words: ['called'] },
    { words: ['--external-id', 'crm-called'] },
    { words: ['--number', numberOf('called')] },
  ])('finds them by $words, asks first, and erases', async ({ words }) => {
    const { leads, erase, questions } = await aCompany();
    const { text, isDone } = await erase(words);

    expect(isDone).toBe(true);
    expect(text).toContain('the person of lead called, with what was said in 1 calls');
    expect(questions).toHaveLength(1);
    expect(await leads.get('called')).toMatchObject({ erasedAt: NOON, state: { kind: 'suppressed' } });
    expect((await erase(['called'])).isDone).toBe(true);
  });

  it('erases nobody when that is not agreed to, and nobody who is not there', async () => {
    const { leads, erase } = await aCompany();

    expect(await erase(['called'], false)).toMatchObject({ isDone: false });
    expect(await leads.get('called')).not.toHaveProperty('erasedAt');
    await expect(erase(['nobody'])).rejects.toThrow(CommandFailure);
    await expect(erase(['--external-id', 'crm-nobody'])).rejects.toThrow(CommandFailure);
    await expect(erase(['--number', '+12125559999'])).rejects.toThrow(CommandFailure);
    await expect(erase(['--number', '12'])).rejects.toThrow(/--number is not understood/);
  });

  it('says that somebody is in a call, and has suppressed their numbers all the same', async () => {
    const { leads, erase } = await aCompany();
    const ready = await leads.get('ready');
    if (ready === undefined) throw new Error('the lead is not stored');
    await leads.save({ ...ready, state: aDiallingState() });

    await expect(erase(['ready'])).rejects.toThrow(/in a call/);
    expect(await leads.suppressionOf(ready.numbers[0]?.key ?? '')).toBe('do-not-call');
  });

  it('takes one person, and somebody who signs', () => {
    expect(parseWords(['erase', 'one', '--number', '+1', '--author', 'Kim'])).toMatchObject({ kind: 'bad' });
    expect(parseWords(['erase', '--author', 'Kim', '--target', 'tierline'])).toMatchObject({ kind: 'bad' });
    expect(parseWords(['erase', 'one', '--target', 'tierline'])).toMatchObject({ kind: 'bad' });
    expect(parseWords(['erase', 'one', '--list', 'x', '--author', 'Kim'])).toMatchObject({ kind: 'bad' });
  });
});
