import { describe, expect, it } from 'vitest';
import { transcriptsHtml } from '../../../simulator/report/transcripts-html.ts';

const AT = '2026-01-05T15:04:00Z';

function heard(contactId: string, personId: string, text: string) {
  return { contactId, personId, steps: [{ at: AT, kind: 'customer-hears' as const, text }] };
}

describe('the page of all transcripts', () => {
  const page = transcriptsHtml([
    heard('contact-1', 'P-10', 'Hello, this is Larkfield.'),
    heard('contact-2', 'P-9', 'One moment, please.'),
    heard('contact-3', 'P-10', '<b>Goodbye</b>'),
    { contactId: 'contact-4', personId: 'P-11', steps: [] },
  ]);

  it('tells every call at its person, whatever was heard', () => {
    for (const contactId of ['contact-1', 'contact-2', 'contact-3', 'contact-4']) expect(page).toContain(contactId);
    expect(page).toContain('<summary>P-10: 2 calls</summary>');
    expect(page).toContain('2026-01-05 15:04 UTC');
    expect(page).toContain('customer hears “One moment, please.”');
    expect(page).toContain('nothing was heard');
    expect(page).toContain('4 calls to 3 people');
  });

  it('orders people as people count, and gives each a place to link to', () => {
    const places = [...page.matchAll(/<details id="([^"]+)">/g)].map(([, id]) => id);

    expect(places).toEqual(['P-9', 'P-10', 'P-11']);
  });

  it('shows what was said as text', () => {
    expect(page).toContain('&lt;b&gt;Goodbye&lt;/b&gt;');
  });
});
