import { describe, expect, it } from 'vitest';
import { apis } from '../../support/an-api.ts';

const anApi = apis();
const NOTE = { note: 'why not' };
const UNTIL = '2026-03-02T08:00:00Z';

/** A right request for every change of something with an id, of which there is none. */
const CHANGES: readonly (readonly [method: string, path: string, body: object, of: string])[] = [
  ['POST', '/leads/nobody/call-now', NOTE, 'lead'],
  ['POST', '/leads/nobody/rest', { ...NOTE, until: UNTIL }, 'lead'],
  ['POST', '/leads/nobody/opt-out', NOTE, 'lead'],
  ['PATCH', '/leads/nobody', { ...NOTE, name: 'Kim' }, 'lead'],
  ['POST', '/leads/nobody/review/disposition', { ...NOTE, said: { disposition: 'not-interested' } }, 'lead'],
  ['POST', '/leads/nobody/review/decision', { ...NOTE, decision: { kind: 'call-again' } }, 'lead'],
  ['POST', '/leads/nobody/erase', { ...NOTE, confirmation: 'erase' }, 'lead'],
  ['PATCH', '/campaigns/nothing', { ...NOTE, priority: 3 }, 'campaign'],
  ['POST', '/campaigns/nothing/pause', NOTE, 'controls'],
  ['POST', '/campaigns/nothing/resume', NOTE, 'controls'],
  ['PUT', '/people/nobody/role', { ...NOTE, role: 'viewer' }, 'person'],
  ['POST', '/people/nobody/switch-off', NOTE, 'person'],
  ['POST', '/people/nobody/switch-on', NOTE, 'person'],
  ['POST', '/people/nobody/invite-again', NOTE, 'person'],
];

describe('what is not there', () => {
  it.each(CHANGES)('cannot be changed, and nothing is entered (%s %s)', async (method, path, body, of) => {
    const { ask } = await anApi();
    const headers = { 'if-match': `"${of}-1"` };

    expect(await ask('administrator', method, path, { body, headers })).toMatchObject({
      status: 404,
      json: { type: 'urn:tierline:problem:not-found' },
    });
    const { entries } = (await ask('administrator', 'GET', '/audit')).json;
    const about = (Array.isArray(entries) ? entries : []).filter(({ id }) => id === 'nobody' || id === 'nothing');
    expect(about).toEqual([]);
  });

  it.each([
    '/leads/nobody',
    '/campaigns/nothing',
    '/campaigns/nothing/versions',
    '/campaigns/nothing/explanation',
  ])('has nothing to show (%s)', async (path) => {
    const { ask } = await anApi();

    expect(await ask('viewer', 'GET', path)).toMatchObject({ status: 404 });
  });
});
