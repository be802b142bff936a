import { describe, expect, it } from 'vitest';
import { apis } from '../../support/an-api.ts';

const anApi = apis();
const EVERY = { id: 'repeat', trigger: { kind: 'every', days: 30 }, skipIfBoughtWithinDays: 0 };

describe('the calendar of programmes', () => {
  it('is told of programmes that nobody has published, in the zone of the customer', async () => {
    const { ask } = await anApi();
    const customer = { zone: 'Europe/Berlin', purchasedOn: '2026-03-01' };

    const answer = await ask('viewer', 'POST', '/programmes/calendar', {
      body: { programmes: [EVERY], customer, days: 70 },
    });

    expect(answer).toMatchObject({
      status: 200,
      json: {
        touches: [
          { programme: 'repeat', promisedOn: '2026-03-31', wantedOn: '2026-03-31' },
          { programme: 'repeat', promisedOn: '2026-04-30', wantedOn: '2026-04-30' },
        ],
        silent: [],
      },
    });
  });

  it('refuses what is no zone, no day or no programme, each at its place', async () => {
    const { ask } = await anApi();
    const customer = { zone: 'Mars/Olympus', purchasedOn: '2026-02-30' };

    const answer = await ask('viewer', 'POST', '/programmes/calendar', { body: { programmes: [{}], customer } });

    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.json['faults'])).toMatch(
      /body\.programmes\.0\.id.*body\.customer\.zone.*body\.customer\.purchasedOn/,
    );
  });

  it.each(['+01:00', 'Etc/GMT-14', 'UTC'])('knows the zone %s', async (zone) => {
    const { ask } = await anApi();
    const customer = { zone, purchasedOn: '2026-03-01' };

    const { status } = await ask('viewer', 'POST', '/programmes/calendar', { body: { programmes: [EVERY], customer } });

    expect(status).toBe(200);
  });
});
