import { describe, expect, it } from 'vitest';
import type { FlowResources } from '../../../infra/contact-flows/flow-resources.ts';
import type { FlowAction, FlowDocument } from '../../../infra/contact-flows/language/flow-document.ts';
import { flowProblems } from '../../../infra/contact-flows/language/flow-problems.ts';
import { ENGLISH } from '../../../infra/contact-flows/texts/english.ts';
import { secondsToSpeak } from '../../../simulator/flows/spoken-text.ts';
import { flowOf, flowsOf, someFlowResources, tiersOf } from '../../support/flow-resources.ts';
import { actionNamed, reachedFrom, saidBy, startsRecording, waysOf } from '../../support/flow-walk.ts';

const COMPANY = someFlowResources();
const CAMPAIGN = someFlowResources({ tiers: tiersOf(3, 'CAMPAIGN') });

/** The first words of a run that comes to an action, on every way. */
function firstWordsAfter(flow: FlowDocument, name: string): readonly string[] {
  return reachedFrom(flow, name, (action) => saidBy(action) === '')
    .map(saidBy)
    .filter((said) => said !== '');
}

/** What a run does from an action on until it says a word, on every way. */
function silentlyFrom(flow: FlowDocument, name: string): readonly FlowAction['Type'][] {
  const silent = reachedFrom(flow, name, (action) => saidBy(action) === '').filter((action) => saidBy(action) === '');
  return [...new Set(silent.map(({ Type }) => Type))];
}

function invokes(action: FlowAction, functionArn: string): boolean {
  return action.Type === 'InvokeLambdaFunction' && action.Parameters.LambdaFunctionARN === functionArn;
}

describe('the documents of a company', () => {
  it.each([1, 2, 3] as const)('have no problems with %i tiers, under both traffic types', (count) => {
    const flows = (['GENERAL', 'CAMPAIGN'] as const).flatMap((traffic) =>
      flowsOf(someFlowResources({ tiers: tiersOf(count, traffic) })),
    );

    expect(
      flows.flatMap(({ key, type, document }) => flowProblems(document, type).map(({ what }) => [key, what])),
    ).toEqual([]);
    expect(flows.filter(({ key }) => key.startsWith('outbound-'))).toHaveLength(2 * count);
  });

  it('say nothing to customers that is about them', () => {
    const toCustomers = flowsOf(COMPANY).filter(({ key }) => key !== 'agent-whisper');
    const said = toCustomers.flatMap(({ document }) => document.Actions.map(saidBy)).join(' ');

    expect(said).toContain('Example Packaging');
    expect(said).not.toContain('$.');
  });

  it('ask for a brief only where nothing is logged', () => {
    const asking = flowsOf(COMPANY).flatMap(({ key, document }) =>
      document.Actions.some((action) => invokes(action, COMPANY.functions.briefAgentArn)) ? [{ key, document }] : [],
    );

    expect(asking.map(({ key }) => key)).toEqual(['agent-guide']);
    for (const { document } of asking) {
      expect(actionNamed(document, document.StartAction).Parameters).toEqual({ FlowLoggingBehavior: 'Disabled' });
    }
  });

  it('copy nothing of a brief or a form into attributes', () => {
    const written = flowsOf(COMPANY).flatMap(({ document }) =>
      document.Actions.flatMap((action) =>
        action.Type === 'UpdateContactAttributes' ? Object.values(action.Parameters.Attributes) : [],
      ),
    );

    expect(written.filter((value) => value.startsWith('$.Views'))).toEqual([]);
    expect(new Set(written.filter((value) => value.startsWith('$.External')))).toEqual(
      new Set(
        ['deployment', 'lead', 'attempt', 'rules', 'stage', 'purpose', 'agent'].map(
          (name) => `$.External.tierline_${name}`,
        ),
      ),
    );
  });
});

describe.each([
  ['GENERAL', COMPANY],
  ['CAMPAIGN', CAMPAIGN],
] as const)('a call under %s', (traffic, company) => {
  const flow = flowOf(company, 'outbound-2');

  it('is silent only for what takes no time', () => {
    const telling = traffic === 'CAMPAIGN' ? ['CheckOutboundCallStatus'] : [];

    expect([...silentlyFrom(flow, flow.StartAction)].sort()).toEqual(
      [
        'CheckMetricData',
        'Compare',
        'UpdateContactAttributes',
        'UpdateContactEventHooks',
        'UpdateContactRecordingBehavior',
        'UpdateContactTextToSpeechVoice',
        ...(traffic === 'CAMPAIGN' ? ['DisconnectParticipant'] : []),
        ...telling,
      ].sort(),
    );
  });

  it('is told at once when nobody is free: who calls, the number and the opt-out key', () => {
    const nobody = reachedFrom(
      flow,
      'Is anybody free',
      (action, { by }) => action.Identifier !== 'Is anybody free' || by !== '0',
    );
    const told = saidBy(nobody.find((action) => saidBy(action) !== '') ?? actionNamed(flow, flow.StartAction));

    expect(told).toContain('Example Packaging');
    expect(told).toContain('+12025550100');
    expect(told).toContain('press 9');
    expect(waysOf(actionNamed(flow, 'Tell that nobody is free'))).toContainEqual({ by: '9', to: 'Never call again' });
  });

  it('is recorded by nobody before its notice is over, and never after the key that declines it', () => {
    const beforeNotice = reachedFrom(flow, flow.StartAction, ({ Identifier }) => Identifier !== 'Greet');
    const notDeclined = reachedFrom(flow, flow.StartAction, ({ Identifier }, { by }) => {
      return Identifier !== 'Greet' || by !== 'InputTimeLimitExceeded';
    });

    expect(saidBy(actionNamed(flow, 'Greet'))).toContain('This call is recorded; to decline, press 1.');
    expect(beforeNotice.filter(startsRecording)).toEqual([]);
    expect(notDeclined.filter(startsRecording)).toEqual([]);
    expect(reachedFrom(flow, 'Greet').filter(startsRecording)).toHaveLength(1);
  });

  it.each(['en', 'es'] as const)('hears in %s who calls and that it is to sell, in ten seconds at most', (language) => {
    const greeting = saidBy(actionNamed(flowOf({ ...company, language }, 'outbound-2'), 'Greet'));

    expect(greeting).toMatch(/sales call from Example Packaging|llamada comercial de Example Packaging/);
    expect(secondsToSpeak(greeting)).toBeLessThan(10);
  });

  it('is recorded nowhere when the company records nothing', () => {
    const silent = flowOf({ ...company, recording: 'never' }, 'outbound-2');

    expect(silent.Actions.filter(startsRecording)).toEqual([]);
    expect(saidBy(actionNamed(silent, 'Greet'))).not.toContain('record');
  });

  it('switches recording off before anybody speaks', () => {
    const words = reachedFrom(flow, flow.StartAction, ({ Identifier }) => Identifier !== 'Record nothing yet');

    expect(words.map(saidBy).join('')).toBe('');
  });

  it('goes to the promised agent when he is free, and to the tier otherwise', () => {
    expect(waysOf(actionNamed(flow, 'Is that agent free'))).toEqual([
      { by: 'next', to: 'To the tier' },
      { by: '0', to: 'To that agent' },
      { by: 'NoMatchingError', to: 'To the tier' },
      { by: 'NoMatchingCondition', to: 'To the tier' },
    ]);
    expect(actionNamed(flow, 'To that agent').Parameters).toEqual({ AgentId: '$.Attributes.tierline_agent' });
    expect(actionNamed(flow, 'To the tier').Parameters).toEqual({ QueueId: company.tiers[1]?.queueArn });
  });

  it('goes to a person when the wish to be called never again cannot be stored', () => {
    expect(waysOf(actionNamed(flow, 'Never call again')).map(({ to }) => to)).toEqual(['For an agent', 'For an agent']);
  });
});

describe('a machine', () => {
  const machine = (voicemail: FlowResources['voicemail']) => {
    const flow = flowOf({ ...CAMPAIGN, voicemail }, 'outbound-1');
    return Object.fromEntries(waysOf(actionNamed(flow, 'Person or machine')).map(({ by, to }) => [by, to]));
  };

  it('gets the message after its beep and only then', () => {
    expect(machine('leave-message')).toEqual({
      next: 'Is an agent promised',
      CallAnswered: 'Is an agent promised',
      VoicemailBeep: 'Leave a message',
      VoicemailNoBeep: 'Hang up',
      NotDetected: 'Is an agent promised',
      NoMatchingError: 'Is an agent promised',
    });
  });

  it('gets nothing where nothing is left on machines', () => {
    expect(machine('hang-up')['VoicemailBeep']).toBe('Hang up');
  });

  it('is told from people only under CAMPAIGN', () => {
    const general = flowOf(COMPANY, 'outbound-1');

    expect(general.Actions.filter(({ Type }) => Type === 'CheckOutboundCallStatus')).toEqual([]);
  });
});

describe('the opt-out', () => {
  const module = flowOf(COMPANY, 'opt-out');

  it('is confirmed once it is stored, and the call ends', () => {
    const stored = reachedFrom(module, 'Store the wish', (_action, { by }) => by !== 'NoMatchingError');

    expect(stored.map(({ Type }) => Type)).toEqual([
      'InvokeLambdaFunction',
      'MessageParticipant',
      'DisconnectParticipant',
    ]);
    expect(stored.map(saidBy).join('')).toBe(ENGLISH.optedOut(COMPANY));
  });

  it('that fails goes back to the call, and a person is announced', () => {
    const failed = reachedFrom(module, 'Announce a colleague');

    expect(failed.map(({ Type }) => Type)).toEqual(['MessageParticipant', 'EndFlowModuleExecution']);
  });

  it('is handled in the queue too, where modules do not run', () => {
    const waits = flowOf(COMPANY, 'called-customer-waits');
    const chosen = reachedFrom(waits, 'One moment');

    expect(waysOf(actionNamed(waits, 'Tell that nobody is free'))).toContainEqual({ by: '9', to: 'One moment' });
    expect(chosen.some((action) => invokes(action, COMPANY.functions.optOutArn))).toBe(true);
  });
});

describe('a customer who is about to talk', () => {
  it('waits for no function while the agent hears what the call is for', () => {
    const whisper = flowOf(COMPANY, 'agent-whisper');

    expect(whisper.Actions.map(({ Type }) => Type)).toEqual(['MessageParticipant', 'EndFlowExecution']);
    expect(whisper.Actions.map(saidBy).join('')).toBe('$.Attributes.tierline_tier. $.Attributes.tierline_purpose');
  });
});

describe('a called customer who waits', () => {
  const waits = flowOf(COMPANY, 'called-customer-waits');

  it('hears less than two seconds of words before being told that nobody is free', () => {
    const [first = ''] = firstWordsAfter(waits, waits.StartAction);

    expect(first.length / 15).toBeLessThan(2);
    expect(firstWordsAfter(waits, 'Tell that nobody is free')).toEqual([expect.stringContaining('+12025550100')]);
    expect(waysOf(actionNamed(waits, waits.StartAction)).every(({ to }) => to === 'Tell that nobody is free')).toBe(
      true,
    );
  });
});

describe('a customer who calls', () => {
  const flow = flowOf(COMPANY, 'inbound');

  it('hears a word before anybody is looked up', () => {
    expect(silentlyFrom(flow, flow.StartAction)).not.toContain('InvokeLambdaFunction');
  });

  it('who is known comes to the tier that looks after him, with the attributes that the functions need', () => {
    expect(waysOf(actionNamed(flow, 'Which tier'))).toEqual([
      { by: 'next', to: 'Nobody known' },
      { by: '1', to: 'Tier 1' },
      { by: '2', to: 'Tier 2' },
      { by: '3', to: 'Tier 3' },
      { by: 'NoMatchingCondition', to: 'Nobody known' },
    ]);
    expect(actionNamed(flow, 'Tier 2').Parameters).toEqual({
      Attributes: {
        tierline_tier: 'tier 2',
        tierline_queue: COMPANY.tiers[1]?.queueArn,
        tierline_hours: COMPANY.tiers[1]?.hoursOfOperationArn,
      },
      TargetContact: 'Current',
    });
    expect(Object.keys(attributesSetBy(actionNamed(flow, 'Write down who calls')))).toEqual([
      'tierline_deployment',
      'tierline_lead',
      'tierline_attempt',
      'tierline_rules',
      'tierline_stage',
      'tierline_purpose',
      'tierline_agent',
    ]);
  });

  it('whom nobody knows, or who cannot be looked up, comes to the queue of unknown callers and is offered no key', () => {
    const unknown = reachedFrom(flow, 'Nobody known');

    expect(waysOf(actionNamed(flow, 'Look up the caller'))).toContainEqual({
      by: 'NoMatchingError',
      to: 'Nobody known',
    });
    expect(actionNamed(flow, 'For whoever answers').Parameters).toEqual({ QueueId: COMPANY.unknownCallers.queueArn });
    expect(unknown.filter(({ Type }) => Type === 'GetParticipantInput')).toEqual([]);
    expect(unknown.filter(startsRecording)).toEqual([]);
  });

  it('can opt out while the tier is closed', () => {
    const closed = actionNamed(flow, 'Tell that we are closed');

    expect(saidBy(closed)).toContain('press 9');
    expect(waysOf(closed)).toContainEqual({ by: '9', to: 'Never call again' });
  });

  it('waits for ten rounds at most', () => {
    const waits = flowOf(COMPANY, 'caller-waits');

    expect(actionNamed(waits, 'Waited long').Parameters).toEqual({ LoopCount: '10' });
  });

  it('of a company with one tier comes to that tier or to nobody known', () => {
    const small = flowOf(someFlowResources({ tiers: tiersOf(1, 'GENERAL') }), 'inbound');

    expect(small.Actions.map(({ Identifier }) => Identifier).filter((name) => name.startsWith('Tier'))).toEqual([
      'Tier 1',
    ]);
  });
});

function attributesSetBy(action: FlowAction): Readonly<Record<string, string>> {
  return action.Type === 'UpdateContactAttributes' ? action.Parameters.Attributes : {};
}
