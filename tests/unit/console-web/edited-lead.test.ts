import { describe, expect, it } from 'vitest';
import { editedOf, mergedEdits, patchOf } from '../../../console/web/pages/leads/edited-lead.ts';

const KNOWN = {
  name: 'Ada',
  externalId: 'crm-7',
  wishes: { callWindow: { start: '17:00', end: '20:00' } },
  attributes: { city: 'Chicago', size: '250+' },
};

describe('an edited lead', () => {
  it('asks for nothing while nothing is written', () => {
    expect(patchOf(editedOf(KNOWN), KNOWN)).toEqual({});
  });

  it('asks for what was written alone, and takes away what was emptied', () => {
    const edits = { name: ' Ada L. ', externalId: '', windowStart: '', windowEnd: '', attributes: { city: '' } };

    expect(patchOf(editedOf(KNOWN, edits), KNOWN)).toEqual({
      name: 'Ada L.',
      externalId: null,
      callWindow: null,
      attributes: { city: null },
    });
  });

  it('leaves what others changed meanwhile', () => {
    const newest = { ...KNOWN, timezone: 'America/Denver', attributes: { ...KNOWN.attributes, city: 'Denver' } };

    expect(patchOf(editedOf(newest, { name: 'Ada L.' }), newest)).toEqual({ name: 'Ada L.' });
  });

  it('keeps every attribute that was written, one after the other', () => {
    const edits = mergedEdits(mergedEdits({ attributes: { city: 'Denver' } }, { attributes: { size: '' } }), {
      name: 'A',
    });

    expect(edits).toEqual({ name: 'A', attributes: { city: 'Denver', size: '' } });
    expect(mergedEdits({}, { name: 'A' })).toEqual({ name: 'A' });
  });
});
