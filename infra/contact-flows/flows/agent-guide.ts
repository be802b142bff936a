import type { FlowResources } from '../flow-resources.ts';
import { composeFlow } from '../language/compose-flow.ts';
import type { FlowDocument } from '../language/flow-document.ts';
import { choose, createTask, hangUp, invokeFunction, logging, setAttributes, show } from '../language/steps.ts';
import { GUIDE_LANGUAGES } from '../texts/guide-languages.ts';
import {
  CHOSEN_FIELDS,
  CORRECT,
  DONE,
  factField,
  GUIDE_SECTIONS,
  type GuideSection,
  inputOf,
  SEND,
  WRITTEN_FIELDS,
} from '../views/agent-views.ts';
import { LONGEST_FUNCTION_SECONDS } from './opt-out-module.ts';

/** A conversation and the work after it take no longer. */
const LONGEST_GUIDE_SECONDS = 7_200;
const LONGEST_LOOK_SECONDS = 600;

/** Of the call that a guide belongs to; written there, so that the form after the call knows of the guide during it. */
const FORM_SENT = 'tierline_form';

/** What the next call's task is given of this one, so that it reaches the same people. */
const ATTRIBUTES_OF_TASK = [
  'tierline_deployment',
  'tierline_lead',
  'tierline_attempt',
  'tierline_rules',
  'tierline_stage',
  'tierline_queue',
] as const;

/** What `brief-agent` answers for each section, when asked for a guide. */
const ANSWER_OF: Readonly<Record<Exclude<GuideSection, 'Why'>, string>> = {
  Purpose: 'purpose',
  Known: 'known',
  Asks: 'asks',
  Script: 'script',
  Objections: 'objections',
  Cards: 'cards',
  Notes: 'notes',
  LastOutcome: 'last_outcome',
  Orders: 'orders',
};

/** What the flow leads to. */
export interface GuideNeighbours {
  readonly guideViewArn: string;
  readonly recordedViewArn: string;
  readonly reminderFlowArn: string;
}

/**
 * What an agent is shown while he talks: the brief, the script and the form. What is refused is shown with its reason, with
 * everything that was written, and can be sent again. An agreed callback makes a task that reminds shortly before.
 *
 * Nothing is logged, because the brief and the form are personal data; nor is any of it copied into attributes.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/step-by-step-guided-experiences.html
 */
export function agentGuide(resources: FlowResources, to: GuideNeighbours): FlowDocument {
  const { functions, language } = resources;
  const form = formOf(resources, to);
  const brief = Object.fromEntries(Object.entries(ANSWER_OF).map(([section, key]) => [section, `$.External.${key}`]));
  return composeFlow('Log nothing', {
    'Log nothing': logging('Disabled', 'Ask for the brief'),
    'Ask for the brief': invokeFunction(
      functions.briefAgentArn,
      { waitSeconds: LONGEST_FUNCTION_SECONDS, parameters: { layout: 'guide' } },
      { next: 'Is there a brief', failed: 'Show the form alone' },
    ),
    'Is there a brief': choose('$.External.status', { brief: 'Show brief and form' }, 'Show the form alone'),
    'Show brief and form': form.empty(brief),
    'Show the form alone': form.empty({ Purpose: GUIDE_LANGUAGES[language].noBrief }),
    ...form.steps('Ask for the brief'),
  });
}

/**
 * What an agent is shown once the call is over: the form, without the brief that he had; or that it is stored, when he sent
 * it while he talked.
 */
export function formAfterCall(resources: FlowResources, to: GuideNeighbours): FlowDocument {
  const form = formOf(resources, to);
  return composeFlow('Log nothing', {
    'Log nothing': logging('Disabled', 'Was the form sent'),
    'Was the form sent': choose(`$.Attributes.${FORM_SENT}`, { sent: 'Say that it is stored' }, 'Show the form'),
    'Show the form': form.empty({}),
    ...form.steps('Show the form'),
  });
}

/** The form as a view shows it, and what happens to it once it is sent. */
function formOf({ facts, functions, language }: FlowResources, to: GuideNeighbours) {
  const texts = GUIDE_LANGUAGES[language];
  const written = [...WRITTEN_FIELDS, ...facts.map(factField)];
  const said = Object.fromEntries([
    ...CHOSEN_FIELDS.map((field) => [field, `$.Views.ViewResultData.${field}.0`]),
    ...written.map((field) => [field, `$.Views.ViewResultData.${field}`]),
  ]);
  const nothing = Object.fromEntries([...GUIDE_SECTIONS, ...written.map(inputOf)].map((name) => [name, '']));
  const before = Object.fromEntries(written.map((field) => [inputOf(field), `$.Views.ViewResultData.${field}`]));
  const shown = (data: Readonly<Record<string, string>>) =>
    show(
      to.guideViewArn,
      { data: { ...nothing, ...data }, longestSeconds: LONGEST_GUIDE_SECONDS },
      { actions: { [SEND]: 'Store the form' }, otherwise: 'Close the guide' },
    );
  return {
    /** With empty fields, and these sections. */
    empty: (sections: Readonly<Partial<Record<GuideSection, string>>>) => shown(sections),
    /** From 'Store the form' on; `again` is where a stored form is corrected. */
    steps: <const Again extends string>(again: Again) =>
      ({
        'Store the form': invokeFunction(
          functions.recordDispositionArn,
          { waitSeconds: LONGEST_FUNCTION_SECONDS, parameters: said },
          { next: 'Is it stored', failed: 'Ask to send it again' },
        ),
        'Is it stored': choose(
          '$.External.status',
          {
            decided: 'Remember that it was sent',
            waiting: 'Remember that it was sent',
            refused: 'Show what is missing',
          },
          'Ask to send it again',
        ),
        'Show what is missing': shown({ ...before, Why: '$.External.why' }),
        'Ask to send it again': shown({ ...before, Why: texts.notSent }),
        'Remember that it was sent': setAttributes({ [FORM_SENT]: 'sent' }, 'Related', {
          next: 'Is a callback agreed',
          failed: 'Is a callback agreed',
        }),
        'Is a callback agreed': choose('$.External.remind', { yes: 'Remind of the callback' }, 'Say that it is stored'),
        'Remind of the callback': createTask(
          to.reminderFlowArn,
          {
            ...texts.reminder,
            at: '$.External.remind_at',
            attributes: {
              ...Object.fromEntries(ATTRIBUTES_OF_TASK.map((name) => [name, `$.Attributes.${name}`])),
              tierline_agent: '$.External.remind_agent',
            },
          },
          'Say that it is stored',
        ),
        'Say that it is stored': show<Again | 'Close the guide'>(
          to.recordedViewArn,
          { data: {}, longestSeconds: LONGEST_LOOK_SECONDS },
          { actions: { [CORRECT]: again, [DONE]: 'Close the guide' }, otherwise: 'Close the guide' },
        ),
        'Close the guide': hangUp(),
      }) as const,
  };
}
