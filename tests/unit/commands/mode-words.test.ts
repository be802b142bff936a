import { describe, expect, it } from 'vitest';
import { parseWords as campaignWords } from '../../../console/campaigns/options.ts';
import { parseWords } from '../../../console/mode/options.ts';
import { resumeWords, stopWords } from '../../../console/switches/options.ts';

const DEMO = ['--data', '.data/demo'];
const target = { kind: 'local', data: '.data/demo' };
const KIM = ['--author', 'Kim'];
const by = { author: 'Kim', note: '' };

function fault(parsed: ReturnType<typeof parseWords | typeof stopWords | typeof campaignWords>): string {
  return parsed.kind === 'bad' ? parsed.message : parsed.kind;
}

describe('the words after mode', () => {
  it.each<[readonly string[], object]>([
    [['show'], { kind: 'show' }],
    [['observe', ...KIM, '--note', 'why'], { kind: 'observe', by: { author: 'Kim', note: 'why' }, isAgreed: false }],
    [['live', ...KIM, '--yes'], { kind: 'live', by, isAgreed: true }],
    [
      ['test-numbers', '--number', '+1', '--number', '+2', '--label', 'Desk', '--remove', '+3', ...KIM],
      { kind: 'test-numbers', add: ['+1', '+2'], remove: ['+3'], label: 'Desk', by, isAgreed: false },
    ],
    [['report', '--days', '3', '--zone', 'Europe/Berlin'], { kind: 'report', days: 3, zone: 'Europe/Berlin' }],
    [['history', '--limit', '5'], { kind: 'history', limit: 5 }],
  ])('%j are understood', (words, command) => {
    expect(parseWords([...words, ...DEMO])).toEqual({ kind: 'run', request: { command, target, json: false } });
  });

  it.each<[readonly string[], RegExp]>([
    [['live', ...DEMO], /^live is kept in the history: add --author "who"/],
    [['live', ...KIM], /^live is about one company: name it with --data FOLDER/],
    [['liev', ...KIM, ...DEMO], /"liev" is no command.*Did you mean live\?/],
    [['observe', '--number', '+1', ...KIM, ...DEMO], /^observe does not take --number/],
    [['test-numbers', '--label', 'call +1 202 555 0199', ...KIM, ...DEMO], /^--label must hold no telephone number/],
  ])('%j are told why not', (words, message) => {
    expect(fault(parseWords(words))).toMatch(message);
  });
});

describe('the words after stop and resume', () => {
  it('stop everything, a campaign or a tier; whoever is signed in is the author', () => {
    const everything = stopWords(DEMO);
    expect(everything).toMatchObject({ request: { command: { kind: 'stop', scope: { kind: 'everything' } } } });
    expect(everything.kind === 'run' && everything.request.command.by.author).toMatch(/./);
    expect(stopWords(['--tier', '2', ...KIM, ...DEMO])).toMatchObject({
      request: { command: { scope: { kind: 'tier', tier: 2 }, by } },
    });
    expect(fault(stopWords([]))).toMatch(/^Nothing was stopped: name the company/);
    expect(fault(stopWords(['--tier', '2', '--campaign', 'a', ...DEMO]))).toMatch(/one of them; neither is everything/);
    expect(fault(stopWords(['--yes', ...DEMO]))).toMatch(/^stop asks nothing/);
  });

  it('resume only with an author', () => {
    expect(fault(resumeWords(DEMO))).toMatch(/^resume is kept in the history/);
    expect(resumeWords(['--campaign', 'a', ...KIM, '--yes', ...DEMO])).toMatchObject({
      request: { command: { kind: 'resume', scope: { kind: 'campaign', id: 'a' }, isAgreed: true } },
    });
  });
});

describe('the words after campaigns', () => {
  it('give a campaign by options or by a file, not both', () => {
    const words = ['put', '--id', 'a', '--tier', '1', '--queue', 'q', '--starts', 's', ...DEMO];
    expect(campaignWords(words)).toMatchObject({
      request: { command: { kind: 'put', from: { json: { id: 'a', tier: 1, queueId: 'q', startsAt: 's' } } } },
    });
    expect(campaignWords(['put', 'a.json', ...DEMO])).toMatchObject({
      request: { command: { from: { path: 'a.json' } } },
    });
    expect(fault(campaignWords(['put', 'a.json', '--id', 'a', ...DEMO]))).toMatch(/^put takes a file or options/);
    expect(fault(campaignWords(['put', '--tier', '1', ...DEMO]))).toMatch(/^put takes a file, or --id and --tier/);
    expect(fault(campaignWords(['pause', ...KIM, ...DEMO]))).toMatch(/^pause takes the id of a campaign/);
  });
});
