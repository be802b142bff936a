import { describe, expect, it } from 'vitest';
import { type FlowInstallation, FlowLibrary } from '../../../simulator/flows/flow-library.ts';
import { FlowRefused } from '../../../simulator/flows/flow-refused.ts';
import type { FlowType } from '../../../simulator/flows/flow-types.ts';
import { readView } from '../../../simulator/flows/installed-view.ts';
import { type ActionDraft, aDocument, END } from '../../support/a-flow.ts';

const VIEW = readView('form', ['Send'], {
  Body: [
    {
      Type: 'Form',
      Content: [
        { Type: 'TextBox', Content: ['$.Purpose'] },
        { Type: 'Dropdown', Props: { Name: 'disposition', Options: [{ Label: 'Sale', Value: 'sale' }] } },
        { Type: 'FormInput', Props: { Name: 'note', DefaultValue: '$.NoteBefore', Label: 'About $.Purpose' } },
        { Type: 'SubmitButton', Props: { Action: 'Send' }, Content: ['Send it'] },
      ],
    },
  ],
});

function installed(
  action: ActionDraft,
  more: Readonly<Record<string, { readonly type: FlowType }>> = {},
): FlowInstallation<'known'> {
  const others = Object.entries(more).map(
    ([id, { type }]) => [id, { name: id, type, document: aDocument({ end: endOf(type) }) }] as const,
  );
  return {
    flows: new Map([
      ['main', { name: 'main', type: 'CONTACT_FLOW' as const, document: aDocument({ action, end: END }) }],
      ...others,
    ]),
    views: new Map([['view-1', VIEW]]),
    functions: new Map([['arn:aws:lambda:us-east-1:111122223333:function:known', 'known' as const]]),
    queueIds: new Set(['queue-1']),
    hoursIds: new Set(['hours-1']),
  };
}

function endOf(type: FlowType): ActionDraft {
  return { type: type === 'MODULE' ? 'EndFlowModuleExecution' : 'EndFlowExecution' };
}

function refusal(installation: FlowInstallation<'known'>): string {
  try {
    new FlowLibrary(installation);
  } catch (error) {
    if (error instanceof FlowRefused) return error.message;
    throw error;
  }
  return 'taken';
}

const next = { next: 'end', errors: { NoMatchingError: 'end' } };
const showing = (data: Readonly<Record<string, string>>): ActionDraft => ({
  type: 'ShowView',
  parameters: { ViewResource: { Id: 'arn:x/view/view-1:$LATEST' }, InvocationTimeLimitSeconds: '60', ViewData: data },
  next: 'end',
  errors: { NoMatchingError: 'end', NoMatchingCondition: 'end', TimeLimitExceeded: 'end' },
});

describe('an instance', () => {
  it('has the function of an ARN, the flow and the view of an id, and timetables', () => {
    const library = new FlowLibrary(installed(showing({ Purpose: 'a', NoteBefore: '' })));
    expect(library.functionName('arn:aws:lambda:us-east-1:111122223333:function:known')).toBe('known');
    expect(library.functionName('arn:aws:lambda:us-east-1:111122223333:function:other')).toBeUndefined();
    expect([library.flow('main')?.name, library.flow('view-1')]).toEqual(['main', undefined]);
    expect([library.hasHours('hours-1'), library.hasHours('hours-2')]).toEqual([true, false]);
    expect(library.view('view-1')).toEqual({
      name: 'form',
      actions: ['Send'],
      sends: 'Send',
      fields: [{ name: 'disposition', options: ['sale'] }, { name: 'note' }],
      inputs: ['Purpose', 'NoteBefore'],
    });
  });

  it('takes a flow that comes later in the place of one with the same id', () => {
    const library = new FlowLibrary(installed(showing({ Purpose: 'a', NoteBefore: '' })));
    const later = installed({ type: 'DisconnectParticipant' });
    library.install({
      ...later,
      flows: new Map([...later.flows].map(([id, source]) => [id, { ...source, name: 'later' }])),
    });
    expect(library.flow('main')?.name).toBe('later');
  });

  it.each<[string, ActionDraft]>([
    [
      'function',
      {
        type: 'InvokeLambdaFunction',
        parameters: { LambdaFunctionARN: 'arn:x:other', InvocationTimeLimitSeconds: '8' },
        ...next,
      },
    ],
    ['module', { type: 'InvokeFlowModule', parameters: { FlowModuleId: 'waiting' }, ...next }],
    ['flow', { type: 'TransferToFlow', parameters: { ContactFlowId: 'module-1' }, ...next }],
    ['flow', { type: 'UpdateContactEventHooks', parameters: { EventHooks: { CustomerQueue: 'gone' } }, ...next }],
    ['flow', { type: 'CreateTask', parameters: { ContactFlowId: 'gone', Name: 'a task' }, ...next }],
    ['queue', { type: 'UpdateContactTargetQueue', parameters: { QueueId: 'queue-2' }, ...next }],
    [
      'timetable',
      {
        type: 'CheckHoursOfOperation',
        parameters: { HoursOfOperationId: 'hours-2' },
        on: { True: 'end', False: 'end' },
        ...next,
      },
    ],
  ])('takes no flow that names a %s that it does not have', (what, action) => {
    expect(refusal(installed(action, { waiting: { type: 'CUSTOMER_QUEUE' }, 'module-1': { type: 'MODULE' } }))).toBe(
      `Flow "main", action "action": names a ${what} that the instance does not have.`,
    );
  });

  it('leaves what a flow names by a reference for the run to find out', () => {
    expect(
      refusal(installed({ type: 'UpdateContactTargetQueue', parameters: { QueueId: '$.Attributes.queue' }, ...next })),
    ).toBe('taken');
  });

  it('takes no flow that shows a view without one of its inputs', () => {
    expect(refusal(installed(showing({ Purpose: 'a' })))).toBe(
      'Flow "main", action "action": does not give the view its input NoteBefore.',
    );
  });

  it('takes nothing when one flow is refused, and names every problem', () => {
    const two = installed({ type: 'Nonsense' });
    const broken = {
      ...two,
      flows: new Map([...two.flows, ['other', { name: 'other', type: 'MODULE' as const, document: {} }]]),
    };
    expect(refusal(broken)).toMatch(/Flow "main", action "action": "Nonsense".*Flow "other"/s);
  });
});
