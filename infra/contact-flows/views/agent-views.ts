import type { FlowResources } from '../flow-resources.ts';
import { GUIDE_LANGUAGES } from '../texts/guide-languages.ts';
import { DISPOSITIONS, type GuideTexts } from '../texts/guide-texts.ts';
import {
  button,
  choice,
  container,
  form,
  heading,
  input,
  longInput,
  submit,
  text,
  type ViewComponent,
  type ViewTemplate,
  viewOf,
} from './view-template.ts';

/** What the guide is shown with; each is an input of the view, and the flow gives every one of them, if only as an empty text. */
export const GUIDE_SECTIONS = [
  'Why',
  'Purpose',
  'Known',
  'Asks',
  'Script',
  'Objections',
  'Cards',
  'Notes',
  'LastOutcome',
  'Orders',
] as const;

export type GuideSection = (typeof GUIDE_SECTIONS)[number];

/** Fields of the form in which an agent writes; each comes back under its name. */
export const WRITTEN_FIELDS = ['orderValue', 'orderId', 'callbackAt', 'objection', 'note'] as const;

/** Fields of the form in which an agent chooses; each comes back as a list of one. */
export const CHOSEN_FIELDS = ['disposition', 'callbackWith'] as const;

export const SEND = 'Send';
export const CORRECT = 'Correct';
export const DONE = 'Done';

/** The input with which a field is filled when the form is shown again. */
export function inputOf(field: string): string {
  return `${field.charAt(0).toUpperCase()}${field.slice(1)}Before`;
}

/** A fact as a field of the form. */
export function factField(name: string): string {
  return `fact_${name}`;
}

/** On the left what is known and the script, on the right the form. */
export function guideView({ language, facts }: Pick<FlowResources, 'language' | 'facts'>): ViewTemplate {
  const texts = GUIDE_LANGUAGES[language];
  return viewOf(texts.title, [
    [6, container('brief', briefOf(texts))],
    [6, form('form', formOf(texts, facts))],
  ]);
}

/** Says that the form is stored, and lets the agent correct it. */
export function recordedView({ language }: Pick<FlowResources, 'language'>): ViewTemplate {
  const { recorded, correct, done, title } = GUIDE_LANGUAGES[language];
  return viewOf(title, [
    [12, container('recorded', [text('says', recorded), button(DONE, done), button(CORRECT, correct)])],
  ]);
}

function briefOf({ headings }: GuideTexts): readonly ViewComponent[] {
  const section = (name: Exclude<GuideSection, 'Why'>, title: string) => [
    heading(`heading-${name}`, title),
    text(`text-${name}`, `$.${name}`),
  ];
  return [
    ...section('Purpose', headings.purpose),
    ...section('Script', headings.script),
    ...section('Asks', headings.asks),
    ...section('Known', headings.known),
    ...section('Objections', headings.objections),
    ...section('Cards', headings.cards),
    ...section('Notes', headings.notes),
    ...section('LastOutcome', headings.lastOutcome),
    ...section('Orders', headings.orders),
  ];
}

function formOf(texts: GuideTexts, facts: readonly string[]): readonly ViewComponent[] {
  const { fields, headings } = texts;
  const before = (field: string) => ({ value: `$.${inputOf(field)}` });
  const dispositions = Object.fromEntries(DISPOSITIONS.map((code) => [code, texts.dispositions[code]]));
  return [
    heading('heading-form', headings.form),
    text('why', '$.Why'),
    choice('disposition', fields.disposition, dispositions, true),
    ...facts.map((name) => input(factField(name), name.replaceAll('_', ' '), before(factField(name)))),
    input('callbackAt', fields.callbackAt, { help: texts.callbackAtHelp, ...before('callbackAt') }),
    choice('callbackWith', fields.callbackWith, texts.callbackWith, false),
    input('orderValue', fields.orderValue, before('orderValue')),
    input('orderId', fields.orderId, before('orderId')),
    input('objection', fields.objection, before('objection')),
    longInput('note', fields.note, before('note')),
    submit(SEND, texts.send),
  ];
}
