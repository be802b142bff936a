import { COMPLIANCE_PRESETS, NOT_LEGAL_ADVICE, PRESET_IDS } from '../../shared/domain/compliance-presets.ts';
import { salesStructure, USUAL_STRUCTURES } from '../../shared/domain/sales-structure.ts';
import type { Asked } from '../account/asked.ts';
import type { FoundInstance, NamedPart } from '../account/connect-instance.ts';
import { CommandFailure } from '../command-failure.ts';
import type { Choice, Respondent } from './respondent.ts';
import type { Answers } from './settings-text.ts';
import type { Survey, SurveyedInstance } from './survey.ts';
import { wrongValue } from './wrong-value.ts';

/** What is asked, with the region in which it is asked about. */
export interface Interview {
  readonly respondent: Respondent;
  readonly survey: Survey;
  readonly region: string;
  /** The time zone of whoever answers. */
  readonly zone: string;
  /** What needs no question any more. */
  readonly given: Answers;
}

/**
 * Asks for every setting that has no answer yet. What stands in the account is offered to be chosen; where it cannot be
 * asked it is typed.
 */
export async function askSettings(interview: Interview): Promise<Answers> {
  const answers: Record<string, unknown> = { ...interview.given };
  const instance = await askInstance(interview, answers);
  await askPeople(interview, answers);
  await askPresets(interview, answers);
  await askTiers(interview, answers, instance);
  await askNumbers(interview, answers, instance);
  await askShares(interview, answers, instance);
  await askRecords(interview, answers, instance);
  return answers;
}

type AnswersSoFar = Record<string, unknown>;

async function askLine(
  { respondent }: Interview,
  answers: AnswersSoFar,
  field: Parameters<typeof wrongValue>[0],
  asked: { readonly why: string; readonly message: string; readonly usual?: string },
): Promise<void> {
  if (field in answers) return;
  const { why, message, usual } = asked;
  respondent.say(why);
  answers[field] = await respondent.line(message, {
    wrong: (line) => wrongValue(field, line),
    ...(usual !== undefined && { usual }),
  });
}

async function askInstance(interview: Interview, answers: AnswersSoFar): Promise<SurveyedInstance | undefined> {
  const { respondent, survey, region } = interview;
  if (!('connectInstance' in answers)) {
    respondent.say('The Connect instance makes the calls. Tierline uses one that you have, or makes one.');
    answers['connectInstance'] = await chooseInstance(interview, await survey.instances());
  }
  const chosen = answers['connectInstance'];
  if (typeof chosen !== 'string') {
    answers['region'] ??= region;
    return undefined;
  }
  return survey.instance({ arn: chosen, id: chosen.split('/').at(-1) ?? '' });
}

async function chooseInstance(
  { respondent, region }: Interview,
  present: Asked<readonly FoundInstance[]>,
): Promise<unknown> {
  const found = present.kind === 'answered' ? present.value : [];
  if (present.kind === 'unknown') respondent.say(`The instances cannot be listed: ${present.why}.`);
  const choices: Choice<FoundInstance | 'new' | 'typed'>[] = [
    ...found.map((instance) => ({ name: `${instance.alias} (${inWords(instance)})`, value: instance })),
    { name: `make a new one in ${region}`, value: 'new' },
    { name: 'another one, by its ARN', value: 'typed' },
  ];
  const [only, ...more] = found;
  const chosen = await respondent.one('Which instance?', choices, more.length === 0 ? only : undefined);
  if (chosen === 'new') {
    const alias = await respondent.line('Its alias, part of the address at which agents sign in', {
      wrong: (line) => wrongValue('connectInstance', { create: { alias: line } }),
    });
    return { create: { alias } };
  }
  if (chosen !== 'typed') return chosen.arn;
  return respondent.line('Its ARN', { wrong: (line) => wrongValue('connectInstance', line) });
}

function inWords({ status, isOutboundOn }: FoundInstance): string {
  if (status !== 'ACTIVE') return status.toLowerCase();
  return isOutboundOn ? 'active' : 'active, makes no outbound calls yet';
}

async function askPeople(interview: Interview, answers: AnswersSoFar): Promise<void> {
  await askLine(interview, answers, 'companyName', {
    why: 'The company is named to whoever is called.',
    message: 'How is the company called?',
  });
  await askLine(interview, answers, 'companyZone', {
    why: 'The office has days and hours of its own: reports and inbound calls go by them.',
    message: "The office's time zone",
    usual: interview.zone,
  });
  await askLine(interview, answers, 'administratorEmail', {
    why: 'Alarms and warnings of cost go to one address, which has to confirm once.',
    message: 'E-mail of the administrator',
  });
  await askLine(interview, answers, 'deploymentName', {
    why: 'The name marks stacks and calls of this deployment. It can never be changed.',
    message: 'Name of the deployment',
    usual: 'tierline',
  });
}

async function askPresets({ respondent }: Interview, answers: AnswersSoFar): Promise<void> {
  if ('rulesPresets' in answers) return;
  respondent.say(`Presets limit calls by the law of the place that is called. ${NOT_LEGAL_ADVICE}`);
  const choices = PRESET_IDS.map((id) => ({ name: COMPLIANCE_PRESETS[id].name, value: id }));
  answers['rulesPresets'] = await respondent.several('Whose law holds where you call?', choices);
}

async function askTiers(
  interview: Interview,
  answers: AnswersSoFar,
  instance: SurveyedInstance | undefined,
): Promise<void> {
  const { respondent } = interview;
  if (!('salesStructure' in answers)) {
    respondent.say(
      'Tiers are groups of people: prospecting, selling, account care. They can be divided otherwise at any time.',
    );
    const choices = [
      { name: 'three: prospecting, selling, account care', value: 'three' },
      { name: 'two: prospecting; selling and account care', value: 'two' },
      { name: 'one: everybody does everything', value: 'one' },
    ];
    answers['salesStructure'] = await respondent.one('How many tiers?', choices, 'three');
  }
  if ('tiers' in answers || instance === undefined) return;
  const kind = (['one', 'two', 'three'] as const).find((each) => each === answers['salesStructure']);
  if (kind === undefined) return;
  const make = await respondent.yes(
    'Make a queue and a routing profile for each tier? (No: choose from those of the instance)',
    true,
  );
  if (make) return;
  const [queues, routingProfiles] = [await instance.queues(), await instance.routingProfiles()];
  const tiers: Record<string, unknown> = {};
  for (const { number, name } of salesStructure(USUAL_STRUCTURES[kind]).tiers) {
    const queueId = await choosePart(respondent, `Queue of ${name}`, queues);
    const routingProfileId = await choosePart(respondent, `Routing profile of ${name}`, routingProfiles);
    if (queueId === undefined && routingProfileId === undefined) continue;
    tiers[number] = {
      ...(queueId !== undefined && { queueId }),
      ...(routingProfileId !== undefined && { routingProfileId }),
    };
  }
  answers['tiers'] = tiers;
}

async function choosePart(
  respondent: Respondent,
  message: string,
  present: Asked<readonly NamedPart[]>,
): Promise<string | undefined> {
  if (present.kind === 'unknown') {
    respondent.say(`${message}: those of the instance cannot be listed: ${present.why}. One is made.`);
    return undefined;
  }
  const choices: Choice<string | undefined>[] = [
    { name: 'make one', value: undefined },
    ...present.value.map(({ id, name }) => ({ name, value: id })),
  ];
  return respondent.one(message, choices);
}

async function askNumbers(
  { respondent }: Interview,
  answers: AnswersSoFar,
  instance: SurveyedInstance | undefined,
): Promise<void> {
  if ('callerNumbers' in answers) return;
  respondent.say('The number that people see when they are called, and can call back.');
  const present = await instance?.numbers();
  const claimed = present?.kind === 'answered' ? present.value : [];
  if (present?.kind === 'unknown') respondent.say(`Claimed numbers cannot be listed: ${present.why}.`);
  if (claimed.length > 0) {
    const choices = claimed.map(({ number, country }) => ({ name: `${number} (${country})`, value: number }));
    const chosen = await respondent.several('Which numbers call? (None: one is claimed)', choices);
    if (chosen.length > 0) {
      answers['callerNumbers'] = chosen;
      return;
    }
  }
  const country = await respondent.line('A number is claimed with the deployment. In which country? (US, GB, DE ...)', {
    wrong: (line) => wrongValue('callerNumbers', { claim: { country: line, type: 'DID' } }),
  });
  answers['callerNumbers'] = { claim: { country, type: 'DID' } };
}

async function askShares(
  { respondent, survey }: Interview,
  answers: AnswersSoFar,
  instance: SurveyedInstance | undefined,
): Promise<void> {
  if ('quotaShare' in answers) return;
  const others = await survey.others(String(answers['deploymentName']));
  const taken = (share: 'callsInAir' | 'startsPerSecond') =>
    others.kind === 'answered' ? others.value.reduce((sum, each) => sum + each[share], 0) : 0;
  const calls = left(await instance?.callsInAir(), AT_FIRST.callsInAir) - taken('callsInAir');
  const starts = left(await instance?.startsPerSecond(), AT_FIRST.startsPerSecond) - taken('startsPerSecond');
  const usual = Math.max(1, Math.floor(calls * OWN_SHARE));
  respondent.say(
    `${calls} calls may be in the air at once here. What this deployment leaves is for people who ring the company and for agents who dial by hand.`,
  );
  const callsInAir = await respondent.line('Calls of this deployment at once', {
    usual: String(usual),
    wrong: (line) => wrongValue('quotaShare', { callsInAir: Number(line) }),
  });
  answers['quotaShare'] = {
    startsPerSecond: starts > 0 ? starts : AT_FIRST.startsPerSecond,
    startBurst: AT_FIRST.startBurst,
    callsInAir: Number(callsInAir),
  };
}

/**
 * What AWS gives an account at first.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/amazon-connect-service-limits.html
 */
const AT_FIRST = { callsInAir: 10, startsPerSecond: 2, startBurst: 5 } as const;

/** The rest is for calls that this deployment does not place. */
const OWN_SHARE = 0.8;

function left(quota: Asked<number | undefined> | undefined, atFirst: number): number {
  return quota?.kind === 'answered' ? (quota.value ?? atFirst) : atFirst;
}

async function askRecords(
  { respondent, survey }: Interview,
  answers: AnswersSoFar,
  instance: SurveyedInstance | undefined,
): Promise<void> {
  if ('contactRecordStream' in answers || instance === undefined) return;
  const answer = await instance.recordTarget();
  const target = answer.kind === 'answered' ? answer.value : undefined;
  if (target?.kind === 'stream') {
    const own = await survey.ownStream(String(answers['deploymentName']));
    if (own.kind === 'answered' && own.value === target.arn) return;
    respondent.say(
      'The instance sends its contact records to a stream already. An instance has one: it is read, and not changed.',
    );
    answers['contactRecordStream'] = target.arn;
  }
  if (target?.kind === 'firehose') {
    throw new CommandFailure(
      'The instance sends its contact records to a Firehose, and an instance has one place for them. Send them to a Kinesis stream that the Firehose reads (Connect console, the instance, Data streaming), then begin again.',
    );
  }
}
