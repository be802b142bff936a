import type { Script } from './structure-fields.ts';

/** What a script gives the agent's guide, a line for each thing: what the agent says first. */
export function openingLines({ title, opening }: Pick<Script, 'title' | 'opening'>): readonly string[] {
  return opening === undefined ? [title] : [title, opening];
}

/** What the agent is to find out. */
export function askLines(facts: NonNullable<Script['facts']>): readonly string[] {
  return facts.map(({ name, question }) => `${name}: ${question}`);
}

export function objectionLines({ objections }: Pick<Script, 'objections'>): readonly string[] {
  return objections.map(({ code, title, answer }) => `${title} (${code}): ${answer}`);
}

export function cardLines({ cards }: Pick<Script, 'cards'>): readonly string[] {
  return cards.map(({ title, text }) => `${title}: ${text}`);
}
