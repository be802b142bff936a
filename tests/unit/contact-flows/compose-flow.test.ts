import { describe, expect, it } from 'vitest';
import { composeFlow } from '../../../infra/contact-flows/language/compose-flow.ts';
import { hangUp, say } from '../../../infra/contact-flows/language/steps.ts';

describe('a composed flow', () => {
  it('is a document of the flow language, drawn from left to right', () => {
    const flow = composeFlow('Greet', { Greet: say({ Text: 'Hello.' }, 'End'), End: hangUp() });

    expect(flow).toEqual({
      Version: '2019-10-30',
      StartAction: 'Greet',
      Metadata: {
        entryPointPosition: { x: 20, y: 40 },
        ActionMetadata: {
          Greet: { position: { x: 180, y: 40 }, isFriendlyName: true },
          End: { position: { x: 440, y: 40 }, isFriendlyName: true },
        },
      },
      Actions: [
        {
          Identifier: 'Greet',
          Type: 'MessageParticipant',
          Parameters: { Text: 'Hello.' },
          Transitions: { NextAction: 'End', Errors: [{ NextAction: 'End', ErrorType: 'NoMatchingError' }] },
        },
        { Identifier: 'End', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
      ],
    });
  });

  it('leaves out the steps that nothing leads to', () => {
    const flow = composeFlow('Greet', {
      Greet: say({ Text: 'Hello.' }, 'End'),
      'Never said': say({ Text: 'Nobody hears this.' }, 'End'),
      End: hangUp(),
    });

    expect(flow.Actions.map(({ Identifier }) => Identifier)).toEqual(['Greet', 'End']);
  });

  it('does not compile with a way to a step that does not exist', () => {
    // @ts-expect-error There is no step called Gone.
    const flow = composeFlow('Greet', { Greet: say({ Text: 'Hello.' }, 'Gone') });

    expect(flow.StartAction).toBe('Greet');
  });
});
