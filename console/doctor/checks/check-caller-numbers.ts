import type { TierSettings } from '../../../infra/settings/tier-settings.ts';
import { COMPLIANCE_PRESETS } from '../../../shared/domain/compliance-presets.ts';
import { listWords } from '../../../shared/domain/rule-words.ts';
import { asked } from '../../account/asked.ts';
import { type ClaimedNumber, numbersOf } from '../../account/connect-instance.ts';
import { type Finding, fail, ok, unchecked, unknown, warn } from '../finding.ts';
import type { Patient } from '../patient.ts';

/** Enough to know one's own number again. */
const TOLD_DIGITS = 4;

/** Each number that the settings call from has to be claimed to the instance, or nothing can be dialled with it. */
export async function checkCallerNumbers({ settings, account }: Patient): Promise<readonly Finding[]> {
  const { connectInstance: instance, region, tiers } = settings;
  const claims = tiers.filter(({ callerNumbers }) => callerNumbers.kind === 'claim').map(claimFinding);
  const given = givenNumbers(tiers);
  if (given.length === 0 || instance.kind === 'new') return claims.slice(0, 1);
  const answer = await asked('connect:ListPhoneNumbersV2', () => numbersOf(account.connect, instance.arn));
  if (answer.kind === 'unknown') return [unknown('caller-numbers', answer), ...claims.slice(0, 1)];
  const missing = given.filter((number) => !answer.value.some((each) => each.number === number));
  const own = answer.value.filter(({ number }) => given.includes(number));
  return [
    ...(missing.length === 0
      ? [ok('caller-numbers', `${given.length} of ${given.length} are claimed to the instance`)]
      : [
          fail(
            'caller-numbers',
            `not claimed to this instance: ${listWords(missing.map((number) => `…${number.slice(-TOLD_DIGITS)}`))}`,
            `claim in the instance's own web page, Channels, Phone numbers; or list what it has: aws connect list-phone-numbers-v2 --region ${region} --target-arn ${instance.arn}`,
          ),
        ]),
    ...claims.slice(0, 1),
    ...foreign(own, settings.rulesPresets),
  ];
}

function claimFinding({ callerNumbers }: TierSettings): Finding {
  const country = callerNumbers.kind === 'claim' ? callerNumbers.country : '';
  return unchecked(
    'caller-numbers',
    `a number of ${country} is to be claimed: only the attempt shows whether one is free and whether ${country} asks for documents`,
    'https://docs.aws.amazon.com/connect/latest/adminguide/phone-number-requirements.html lists what each country asks for',
  );
}

function givenNumbers(tiers: readonly TierSettings[]): readonly string[] {
  const all = tiers.flatMap(({ callerNumbers }) => (callerNumbers.kind === 'given' ? callerNumbers.numbers : []));
  return [...new Set(all)];
}

/** People answer numbers of their own country more readily, and many countries forbid showing others for sales calls. */
function foreign(own: readonly ClaimedNumber[], presets: Patient['settings']['rulesPresets']): readonly Finding[] {
  const called = [...new Set(presets.flatMap((id) => COMPLIANCE_PRESETS[id].countries))];
  const abroad = [...new Set(own.map(({ country }) => country).filter((country) => !called.includes(country)))];
  if (called.length === 0 || abroad.length === 0) return [];
  return [
    warn(
      'caller-numbers',
      `numbers of ${listWords(abroad)} are shown to people whom ${listWords(presets)} is for`,
      'claim a number of the country that is called; many forbid sales calls from abroad',
    ),
  ];
}

/** No request tells which countries an instance may call. */
export function checkCountries({ settings }: Patient): readonly Finding[] {
  const { rulesPresets: presets } = settings;
  const where = presets.length === 0 ? 'the countries of your leads' : `the countries of ${listWords(presets)}`;
  return [
    unchecked(
      'countries',
      `whether the instance may call ${where}: AWS tells that to nobody, and refuses every country that it was not asked for`,
      'https://docs.aws.amazon.com/connect/latest/adminguide/country-code-allow-list.html shows what each region may call at first and how to ask for more; npm run first-call proves it',
    ),
  ];
}
