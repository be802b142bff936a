import { describe, expect, it } from 'vitest';
import type { AgentView } from '../../../infra/contact-flows/contact-resource.ts';
import { contactResources } from '../../../infra/contact-flows/contact-resources.ts';
import { DISPOSITIONS } from '../../../infra/contact-flows/texts/guide-texts.ts';
import type { ViewComponent } from '../../../infra/contact-flows/views/view-template.ts';
import { dispositionFrom } from '../../../shared/adapters/events/disposition-form.ts';
import { DISPOSITION_CODES } from '../../../shared/domain/outcome.ts';
import { arnOfResource, flowOf, someFlowResources } from '../../support/flow-resources.ts';
import { actionNamed, reachedFrom, waysOf } from '../../support/flow-walk.ts';
import { NOON } from '../../support/lead-builders.ts';

const COMPANY = someFlowResources({ facts: ['need', 'decision_maker'] });
const guide = flowOf(COMPANY, 'agent-guide');
const after = flowOf(COMPANY, 'form-after-call');

function viewNamed(key: string): AgentView {
  for (const resource of contactResources(COMPANY)) {
    if (resource.kind === 'view' && resource.key === key) return resource;
  }
  throw new RangeError(`There is no view ${key}.`);
}

function componentsOf(components: readonly (ViewComponent | string)[]): readonly ViewComponent[] {
  return components.flatMap((component) =>
    typeof component === 'string' ? [] : [component, ...componentsOf(component.Content)],
  );
}

/** The inputs that a view wants, by name. */
function inputsOf({ template }: AgentView): readonly string[] {
  const texts = JSON.stringify(template).match(/"\$\.[^"]+"/g) ?? [];
  return [...new Set(texts.map((path) => path.slice(3, -1)))].sort();
}

const shown = [...guide.Actions, ...after.Actions].flatMap((action) => (action.Type === 'ShowView' ? [action] : []));

describe('the views', () => {
  it.each([
    'guide-view',
    'recorded-view',
  ])('%s is given every input it wants and no other, wherever it is shown', (key) => {
    const showing = shown.filter(({ Parameters }) => Parameters.ViewResource.Id === arnOfResource(key));

    expect(showing.length).toBeGreaterThan(0);
    for (const { Parameters } of showing) {
      expect(Object.keys(Parameters.ViewData ?? {}).sort()).toEqual(inputsOf(viewNamed(key)));
    }
  });

  it.each([
    'guide-view',
    'recorded-view',
  ])('%s names the actions that end it, and the flow goes on after each', (key) => {
    const { template, actions } = viewNamed(key);
    const ends = componentsOf(template.Body).flatMap(({ Props }) =>
      Props['Action'] === undefined ? [] : [Props['Action']],
    );
    const handled = shown
      .filter(({ Parameters }) => Parameters.ViewResource.Id === arnOfResource(key))
      .map((action) => waysOf(action).map(({ by }) => by));

    expect(ends.sort()).toEqual([...actions].sort());
    for (const ways of handled) expect(ways).toEqual(expect.arrayContaining([...actions]));
  });

  it.each([
    'guide-view',
    'recorded-view',
  ])('%s has containers only at its top, a width for each, and no name twice', (key) => {
    const { template } = viewNamed(key);
    const names = componentsOf(template.Body).map(({ _id }) => _id);

    expect(template.Body.filter(({ Type }) => Type !== 'Container' && Type !== 'Form')).toEqual([]);
    expect(template.Head.Configuration.Layout?.Columns).toHaveLength(template.Body.length);
    expect(new Set(names).size).toBe(names.length);
  });

  it('offer what an agent can say, all of it', () => {
    expect([...DISPOSITIONS].sort()).toEqual([...DISPOSITION_CODES].sort());
  });
});

describe('the guide', () => {
  it('sends the form with the parameters that record-disposition reads, and the facts of the company', () => {
    const said = sentBy('Store the form');
    const fields = Object.fromEntries(Object.keys(said).map((name) => [name, '']));

    expect(said).toEqual({
      disposition: '$.Views.ViewResultData.disposition.0',
      callbackWith: '$.Views.ViewResultData.callbackWith.0',
      orderValue: '$.Views.ViewResultData.orderValue',
      orderId: '$.Views.ViewResultData.orderId',
      callbackAt: '$.Views.ViewResultData.callbackAt',
      objection: '$.Views.ViewResultData.objection',
      note: '$.Views.ViewResultData.note',
      fact_need: '$.Views.ViewResultData.fact_need',
      fact_decision_maker: '$.Views.ViewResultData.fact_decision_maker',
    });
    expect(dispositionFrom({ ...fields, disposition: 'interested', fact_need: 'boxes' }, NOON).kind).toBe('given');
  });

  it('shows why a form is refused, with all that was written, and lets the agent send it again', () => {
    const refused = actionNamed(guide, 'Show what is missing');

    expect(waysOf(actionNamed(guide, 'Is it stored'))).toContainEqual({ by: 'refused', to: 'Show what is missing' });
    expect(refused.Type === 'ShowView' && refused.Parameters.ViewData).toMatchObject({
      Why: '$.External.why',
      NoteBefore: '$.Views.ViewResultData.note',
      Fact_needBefore: '$.Views.ViewResultData.fact_need',
    });
    expect(waysOf(refused)).toContainEqual({ by: 'Send', to: 'Store the form' });
  });

  it('lets the agent talk without a brief when there is none', () => {
    const alone = actionNamed(guide, 'Show the form alone');

    expect(waysOf(actionNamed(guide, 'Ask for the brief'))).toContainEqual({
      by: 'NoMatchingError',
      to: 'Show the form alone',
    });
    expect(alone.Type === 'ShowView' && Object.values(alone.Parameters.ViewData ?? {}).join('')).not.toContain('$.');
  });

  it('creates a task for an agreed callback only once the form is stored', () => {
    const unstored = reachedFrom(guide, guide.StartAction, ({ Identifier }, { by }) => {
      return Identifier !== 'Is it stored' || (by !== 'decided' && by !== 'waiting');
    });
    const task = actionNamed(guide, 'Remind of the callback');

    expect(unstored.filter(({ Type }) => Type === 'CreateTask')).toEqual([]);
    expect(task.Type === 'CreateTask' && task.Parameters).toMatchObject({
      ContactFlowId: arnOfResource('callback-reminder'),
      ScheduledTime: '$.External.remind_at',
      Attributes: { tierline_agent: '$.External.remind_agent', tierline_queue: '$.Attributes.tierline_queue' },
    });
  });

  it('leads from the stored form back to one that corrects it, with the brief', () => {
    expect(waysOf(actionNamed(guide, 'Say that it is stored'))).toContainEqual({
      by: 'Correct',
      to: 'Ask for the brief',
    });
  });
});

describe('the form after the call', () => {
  it('is left out when the form was sent while they talked', () => {
    expect(actionNamed(guide, 'Remember that it was sent').Parameters).toEqual({
      Attributes: { tierline_form: 'sent' },
      TargetContact: 'Related',
    });
    expect(waysOf(actionNamed(after, 'Was the form sent'))).toContainEqual({ by: 'sent', to: 'Say that it is stored' });
  });

  it('comes without a brief, and is stored as the one in the guide', () => {
    const functions = after.Actions.flatMap((action) =>
      action.Type === 'InvokeLambdaFunction' ? [action.Parameters.LambdaFunctionARN] : [],
    );

    expect(functions).toEqual([COMPANY.functions.recordDispositionArn]);
    expect(actionNamed(after, 'Store the form')).toEqual(actionNamed(guide, 'Store the form'));
    expect(waysOf(actionNamed(after, 'Say that it is stored'))).toContainEqual({ by: 'Correct', to: 'Show the form' });
  });
});

describe('the task of a callback', () => {
  it('goes to the agent who promised, and to the tier when he cannot be told', () => {
    const reminder = flowOf(COMPANY, 'callback-reminder');

    expect(actionNamed(reminder, 'The agent').Parameters).toEqual({ AgentId: '$.Attributes.tierline_agent' });
    expect(waysOf(actionNamed(reminder, 'Give it to the agent')).map(({ to }) => to)).toEqual([
      'The tier',
      'The tier',
      'The tier',
    ]);
    expect(actionNamed(reminder, 'The tier').Parameters).toEqual({ QueueId: '$.Attributes.tierline_queue' });
  });
});

function sentBy(name: string): Readonly<Record<string, string>> {
  const action = actionNamed(guide, name);
  return action.Type === 'InvokeLambdaFunction' ? (action.Parameters.LambdaInvocationAttributes ?? {}) : {};
}
