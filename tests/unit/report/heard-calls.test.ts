import { describe, expect, it } from 'vitest';
import type { CallTranscript, TranscriptStep } from '../../../simulator/flows/transcript.ts';
import { heardCalls, NOTHING_HEARD } from '../../../simulator/report/heard-calls.ts';
import { heardSection } from '../../../simulator/report/heard-section.ts';
import { toldSteps } from '../../../simulator/report/transcript-words.ts';
import { aBusyRun } from '../../support/a-busy-run.ts';

const at = (seconds: number) => new Date(Date.parse('2026-01-05T15:00:00Z') + seconds * 1_000).toISOString();

const greeting = (text: string): readonly TranscriptStep[] => [{ at: at(0), kind: 'customer-hears', text }];
const joined = (agent: string, why: string): readonly TranscriptStep[] => [
  ...greeting('Hello <you>.'),
  { at: at(2.5), kind: 'agent-joins', agent },
  { at: at(70), kind: 'over', why },
];
const pressed: readonly TranscriptStep[] = [
  ...greeting('Hello <you>.'),
  { at: at(1), kind: 'customer-presses', key: '9' },
  { at: at(1.02), kind: 'function-called', name: 'opt-out', answer: 'suppressed' },
  { at: at(4), kind: 'over', why: 'CONTACT_FLOW_DISCONNECT' },
];
const call = (contactId: string, steps: readonly TranscriptStep[]): CallTranscript => ({
  contactId,
  personId: contactId,
  steps,
});

describe('what people heard', () => {
  it('is told step by step, with the seconds since the first', () => {
    expect(toldSteps(pressed)).toEqual([
      { after: '0.0 s', says: 'customer hears “Hello <you>.”' },
      { after: '1.0 s', says: 'customer presses 9' },
      { after: '1.0 s', says: 'opt-out is called: suppressed' },
      { after: '4.0 s', says: 'the flow hangs up' },
    ]);
    expect(toldSteps([])).toEqual([]);
  });

  it('is one way for calls that differ by their agent and by who hung up, and leaves out calls that nobody answered', () => {
    const heard = heardCalls(
      [
        call('a', pressed),
        call('b', joined('tier1-agent1', 'CUSTOMER_DISCONNECT')),
        call('c', [{ at: at(0), kind: 'over', why: 'TELECOM_UNANSWERED' }]),
        call('d', joined('tier1-agent2', 'AGENT_DISCONNECT')),
      ],
      [],
      undefined,
    );
    expect(heard.ways.map(({ calls, steps }) => [calls, steps.length])).toEqual([
      [2, 3],
      [1, 4],
    ]);
    expect(heard.ofStory).toEqual([]);
  });

  it('shows the calls of the story, whose lead they belong to', () => {
    const { calls } = aBusyRun(1);
    const [first, second] = calls;
    const lead = first?.externalId ?? first?.leadId ?? '';
    const heard = heardCalls(
      [call(first?.contactId ?? '', pressed), call('somebody else', joined('tier1-agent1', 'OTHER'))],
      [first, second].flatMap((row) => row ?? []),
      { lead, steps: [] },
    );
    expect(heard.ofStory).toEqual([toldSteps(pressed)]);
  });

  it('stands in the report as text and not as markup, and not at all where nobody answered', () => {
    const html = heardSection(heardCalls([call('a', pressed)], [], undefined));
    expect(html).toContain('Hello &lt;you&gt;.');
    expect(html).toContain('1 call went so');
    expect(heardSection(NOTHING_HEARD)).toBe('');
  });
});
