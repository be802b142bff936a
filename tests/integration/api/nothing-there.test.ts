import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../../functions/api/routes/all-routes.ts';
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

/** The path of a row as the table of routes has it. */
function templateOf(path: string): string {
  return path
    .replace(/^\/leads\/nobody/, '/leads/{leadId}')
    .replace(/^\/campaigns\/nothing/, '/campaigns/{campaignId}')
    .replace(/^\/people\/nobody/, '/people/{personId}');
}

describe('what is not there', () => {
  it('is asked for in every way that a lead, a campaign or a person can be changed', () => {
    const changing = ROUTES.filter(
      ({ purpose, path }) => purpose === 'change' && /\{(leadId|campaignId|personId)\}/.test(path),
    );

    expect(CHANGES.map(([method, path]) => `${method} ${templateOf(path)}`).toSorted()).toEqual(
      changing.map(({ method, path }) => `${method} ${path}`).toSorted(),
    );
  });

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
    '/leads/nobody/review',
    '/campaigns/nothing',
    '/campaigns/nothing/versions',
    '/campaigns/nothing/explanation',
  ])('has nothing to show (%s)', async (path) => {
    const { ask } = await anApi();

    expect(await ask('viewer', 'GET', path)).toMatchObject({ status: 404 });
  });
});
