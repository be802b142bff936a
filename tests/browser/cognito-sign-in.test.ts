import { createHash } from 'node:crypto';
import type { Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { aConsole } from '../support/a-console.ts';

const site = aConsole({ leads: 20 });

/** Cognito's hosted pages, as far as the console sees them. They stand on the console's own address, as its policy asks. */
class HostedPages {
  readonly grants: URLSearchParams[] = [];
  readonly leaves: URLSearchParams[] = [];
  challenge = '';
  /** How long the first tokens are valid; those after them for an hour. */
  validSecondsAtFirst = 3_600;

  async standBefore(page: Page, origin: string): Promise<void> {
    const signIn = { kind: 'cognito', authority: `${origin}/pool`, clientId: 'console', hostedUi: `${origin}/hosted` };
    await page.route('**/config.json', (route) => route.fulfill({ json: { signIn } }));
    await page.route('**/hosted/**', (route) => this.#answer(route, origin));
  }

  async #answer(route: Route, origin: string): Promise<void> {
    const { pathname, searchParams: asked } = new URL(route.request().url());
    switch (pathname) {
      case '/hosted/oauth2/authorize': {
        this.challenge = asked.get('code_challenge') ?? '';
        const back = new URLSearchParams({ code: 'the-code', state: asked.get('state') ?? '' });
        return route.fulfill({ status: 302, headers: { location: `${asked.get('redirect_uri')}?${back}` } });
      }
      case '/hosted/oauth2/token': {
        this.grants.push(new URLSearchParams(route.request().postData() ?? ''));
        const signedIn = await fetch(`${origin}/development/sign-in`, {
          method: 'POST',
          body: JSON.stringify({ role: 'supervisor' }),
        });
        const { token } = (await signedIn.json()) as { readonly token: string };
        const tokens = { id_token: token, access_token: 'not-taken', refresh_token: 'renews', token_type: 'Bearer' };
        return route.fulfill({
          json: { ...tokens, expires_in: this.grants.length === 1 ? this.validSecondsAtFirst : 3_600 },
        });
      }
      case '/hosted/logout':
        this.leaves.push(asked);
        return route.fulfill({ status: 302, headers: { location: asked.get('logout_uri') ?? '' } });
      default:
        return route.fulfill({ status: 200, body: '' });
    }
  }
}

describe('signing in with the hosted pages of Cognito', () => {
  it('proves by PKCE who began it, keeps tokens in the tab alone, and comes back to where it began', async () => {
    const { page, hosted } = await stranger('/switches?from=here');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mode and switches' }).waitFor();

    expect(new URL(page.url()).pathname).toBe('/switches');
    const [grant] = hosted.grants;
    expect(Object.fromEntries(grant ?? [])).toMatchObject({ grant_type: 'authorization_code', code: 'the-code' });
    const verifier = grant?.get('code_verifier') ?? '';
    expect(createHash('sha256').update(verifier).digest('base64url')).toBe(hosted.challenge);
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('token');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Mode and switches' }).waitFor();
  });

  it('renews a token that is about to end, once', async () => {
    const { page, hosted } = await stranger('/');
    hosted.validSecondsAtFirst = 30;
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 2, name: 'Calls and people by tier' }).waitFor();

    expect(hosted.grants.length).toBe(2);
    expect(hosted.grants[1]?.get('grant_type')).toBe('refresh_token');
    expect(hosted.grants[1]?.get('refresh_token')).toBe('renews');
  });

  it('signs out at the hosted pages too', async () => {
    const { page, hosted } = await stranger('/');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'sam@example.com (supervisor)' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();

    await expect.poll(() => hosted.leaves.length).toBe(1);
    expect(Object.fromEntries(hosted.leaves[0] ?? [])).toEqual({
      client_id: 'console',
      logout_uri: `${site().origin}/`,
    });
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('id_token');
  });

  it('does not let in whoever brings a code that this tab did not ask for', async () => {
    const { page, hosted } = await stranger('/signed-in?code=planted&state=unknown');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();

    expect(hosted.grants).toEqual([]);
  });
});

async function stranger(path: string): Promise<{ readonly page: Page; readonly hosted: HostedPages }> {
  const page = await site().stranger('en');
  const hosted = new HostedPages();
  await hosted.standBefore(page, site().origin);
  await page.goto(`${site().origin}${path}`);
  return { page, hosted };
}
