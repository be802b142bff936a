import { whatIf } from '../../shared/application/what-if.ts';
import type { Staffing } from '../../shared/domain/staffing.ts';
import { weekOf } from '../../shared/domain/weekly-windows.ts';
import { type Answer, done } from '../documents/answer.ts';
import type { Company } from '../documents/company.ts';
import { wrongDocument } from '../documents/printed-problems.ts';
import { readJsonFile } from '../json-file.ts';
import type { Command } from './options.ts';
import { printedWhatIf } from './printed-what-if.ts';

type WhatIfCommand = Extract<Command, { kind: 'what-if' }>;

/** The days to come under the rules in a file, beside those in force. Changes nothing. */
export async function tryRules(company: Company, command: WhatIfCommand): Promise<Answer> {
  const { settings, timers, calendar, clock } = company;
  const zone = command.zone ?? company.zone;
  const staffing = staffingOf(command, zone);
  const result = await whatIf(
    { settings, timers, calendar },
    {
      draft: await readJsonFile(command.path),
      days: command.days,
      sample: command.sample,
      readAtMost: Math.max(command.sample, READ_AT_LEAST),
      zone,
      ...(staffing !== undefined && { staffing }),
    },
    clock(),
  );
  if (result.kind === 'invalid') return wrongDocument(command.path, result.problems);
  return done(printedWhatIf(result, command.path), {
    ...result,
    current: asJson(result.current),
    draft: asJson(result.draft),
  });
}

/** A sample is drawn from at least so many leads, so that it is no list of those that happen to be due first. */
const READ_AT_LEAST = 50_000;

function staffingOf({ people, shift }: WhatIfCommand, zone: string): Staffing | undefined {
  if (people.size === 0) return undefined;
  const windows = weekOf((day) => (day === 'saturday' || day === 'sunday' ? [] : [shift]));
  return Object.fromEntries([...people].map(([tier, count]) => [tier, { people: count, shifts: { zone, windows } }]));
}

/** Maps have no JSON of their own. */
function asJson<Forecast extends { readonly notCallable: ReadonlyMap<string, unknown> }>(forecast: Forecast) {
  return { ...forecast, notCallable: Object.fromEntries(forecast.notCallable) };
}
