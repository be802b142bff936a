import type { FlowResources } from './contact-flows/flow-resources.ts';
import type { DeploymentSettings } from './settings/deployment-settings.ts';
import { SPEECH } from './settings/speech.ts';
import type { ConnectStack } from './stacks/connect-stack.ts';

const TRAFFIC = { general: 'GENERAL', campaign: 'CAMPAIGN' } as const;

/** What flows say and lead to, as the settings and the deployed queues have it. */
export function flowResources(
  settings: DeploymentSettings,
  { tiers, hoursArn, inboundQueueArn }: Pick<ConnectStack, 'tiers' | 'hoursArn' | 'inboundQueueArn'>,
): Omit<FlowResources, 'functions'> {
  const { deploymentName, companyName, voice, recording, voicemail, keys, trafficType, language, facts } = settings;
  return {
    deploymentName,
    company: { name: companyName, phoneNumber: callBackNumber(settings, tiers) },
    language: SPEECH[language].texts,
    voice: { name: voice, engine: 'neural' },
    recording,
    voicemail,
    keys,
    facts,
    tiers: tiers.map(({ number, name, queueArn }) => ({
      number,
      name,
      queueArn,
      hoursOfOperationArn: hoursArn,
      trafficType: TRAFFIC[trafficType],
    })),
    unknownCallers: { queueArn: inboundQueueArn, hoursOfOperationArn: hoursArn },
  };
}

/** The number that people are told to call back: the first that they may be called from, unless another is set. */
function callBackNumber(
  { callBackNumber: chosen, tiers: [first] }: DeploymentSettings,
  [floor]: ConnectStack['tiers'],
): string {
  const given = first?.callerNumbers.kind === 'given' ? first.callerNumbers.numbers[0] : floor?.claimedNumber;
  const number = chosen ?? given;
  if (number === undefined) throw new TypeError('The first tier has no number.');
  return number;
}
