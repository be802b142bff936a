import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { aConsole, noAxeViolations } from '../../support/a-console.ts';
import { callsAfter } from '../../support/placed-calls.ts';

const site = aConsole({ leads: 400, lived: { minutes: 30 } });

const history = z.object({ versions: z.array(z.object({ at: z.string() })) });

describe('somebody stops everything, and an administrator lets calls go again', () => {
  it('starts no call later than five seconds after the stop, says why nothing is dialling, and goes on when it is let', async () => {
    const { company, pageAs } = site();
    const calling = company.clock.now();
    await expect.poll(() => callsAfter(company, calling).length, { timeout: 20_000 }).toBeGreaterThan(0);

    const supervisor = await pageAs('supervisor');
    await supervisor.getByRole('button', { name: 'Stop all calls' }).click();
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByLabel('Why').fill('a fire drill');
    await dialog.getByRole('button', { name: 'Stop everything' }).click();
    await supervisor.getByText('All calls are stopped.').first().waitFor();

    const stored = await latestThrow();
    await company.hurry({ minutes: 45 });
    expect(callsAfter(company, stored.add({ seconds: 5 }))).toEqual([]);

    const administrator = await pageAs('administrator');
    await administrator.getByRole('heading', { name: 'Why is nothing dialling?' }).waitFor();
    await administrator.getByText('The emergency stop is on').first().waitFor();
    await noAxeViolations(administrator);
    expect(await supervisor.getByRole('button', { name: 'All calls are stopped' }).getAttribute('aria-disabled')).toBe(
      'true',
    );

    await administrator.getByRole('button', { name: 'Stopped: let calls go again' }).click();
    const asked = administrator.getByRole('dialog');
    await asked.getByRole('button', { name: 'Let calls go again' }).click();
    await administrator.getByText('Calls are placed again.').first().waitFor();
    const resumed = await latestThrow();
    await expect.poll(() => callsAfter(company, resumed).length, { timeout: 20_000 }).toBeGreaterThan(0);
    expect(site().complaints()).toEqual([]);
  });
});

/** When a switch was thrown last, by the company's clock. */
async function latestThrow(): Promise<Temporal.Instant> {
  const answer = await site().ask('viewer', 'GET', '/controls/versions');
  const [latest] = history.parse(await answer.json()).versions;
  if (latest === undefined) throw new Error('No switch was thrown.');
  return Temporal.Instant.from(latest.at);
}
