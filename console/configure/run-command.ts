import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { notCommercial } from '../../infra/settings/commercial-region.ts';
import { locatedJson } from '../../infra/settings/located-json.ts';
import { CommandFailure } from '../command-failure.ts';
import type { Answer } from '../documents/answer.ts';
import { askSettings } from './ask-settings.ts';
import type { ConfigureRequest } from './options.ts';
import type { Respondent } from './respondent.ts';
import type { Answers } from './settings-text.ts';
import { SilentRespondent } from './silent-respondent.ts';
import type { Survey } from './survey.ts';
import { writeSettings } from './write-settings.ts';

export interface ConfigureTools {
  /** Absent without a terminal. */
  readonly terminal?: Respondent;
  readonly survey: (region: string) => Survey;
  /** As the environment says. */
  readonly region: string | undefined;
  readonly zone: string;
}

/**
 * Asks for what is not answered yet and writes the settings.
 * @throws CommandFailure when the region cannot be deployed to, something needed has no answer, or the file is there and stays.
 */
export async function runCommand(request: ConfigureRequest, tools: ConfigureTools): Promise<Answer> {
  const silent = new SilentRespondent();
  const respondent = tools.terminal ?? silent;
  const given = { ...(request.answersFile === undefined ? {} : answersIn(request.answersFile)), ...request.set };
  const region = request.region ?? regionOf(given) ?? tools.region ?? (await askRegion(respondent));
  const apart = notCommercial(region);
  if (apart !== undefined) throw new CommandFailure(`The deployment ${apart}. Choose another with --region.`);
  const answers = await askSettings({ respondent, survey: tools.survey(region), region, zone: tools.zone, given });
  if (silent.unanswered.length > 0) {
    const open = silent.unanswered.map((message) => `  ${message}`).join('\n');
    throw new CommandFailure(
      `Nobody is there to ask, and these have no answer:\n${open}\nGive them with --answers FILE or --set FIELD=VALUE (npm run configure -- --help).`,
    );
  }
  return writeSettings(answers, { file: request.out, respondent, mayOverwrite: request.mayOverwrite });
}

function regionOf({ region, connectInstance }: Answers): string | undefined {
  if (typeof region === 'string') return region;
  return typeof connectInstance === 'string' ? connectInstance.split(':')[3] : undefined;
}

function askRegion(respondent: Respondent): Promise<string> {
  respondent.say('Everything is in one AWS region, that of the Connect instance.');
  return respondent.line('In which region?', {
    usual: 'us-east-1',
    wrong: (line) =>
      /^[a-z]{2}(-[a-z]+)+-\d$/.test(line) ? notCommercial(line) : 'must be a region such as us-east-1',
  });
}

const answersSchema = z.record(z.string(), z.unknown());

function answersIn(file: string): Answers {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandFailure(`${file} cannot be read: check the path and that the file may be read.`, { cause: error });
  }
  const json = locatedJson(text);
  const parsed = 'value' in json ? answersSchema.safeParse(json.value) : undefined;
  if (parsed?.success) return parsed.data;
  throw new CommandFailure(`${file} is no JSON object of settings: { "companyName": "Acme", … }.`);
}
