import type { FlowResources, TierResources } from '../flow-resources.ts';
import { composeFlow } from '../language/compose-flow.ts';
import type { FlowDocument } from '../language/flow-document.ts';
import {
  askForKey,
  hangUp,
  ifFree,
  ifMachine,
  ifNamed,
  invokeModule,
  record,
  say,
  setAttributes,
  speakAs,
} from '../language/steps.ts';
import { SPOKEN_LANGUAGES, spoken } from '../texts/spoken-languages.ts';
import { attributesOfTier, PROMISED_AGENT } from './call-attributes.ts';
import { greetingAfter } from './greeting.ts';
import { type EventFlows, eventSteps, queueSteps } from './to-an-agent.ts';

/** How long a key is waited for once the greeting is over: the customer waits for a person meanwhile. */
export const KEY_AFTER_GREETING_SECONDS = 1;
export const KEY_AFTER_MESSAGE_SECONDS = 5;

/** What the flow of a tier leads to. */
export interface OutboundNeighbours extends EventFlows {
  readonly optOutModuleArn: string;
}

/**
 * The flow that a tier's calls run through once they are answered.
 *
 * Before the first word nothing takes time, and no function is invoked, so that whoever answers hears no silence. Nothing
 * is recorded until the notice is over and nobody declined. When nobody is free that is the first thing said. A wish to be
 * called never again that cannot be stored goes to a person.
 */
export function outboundFlow(resources: FlowResources, tier: TierResources, to: OutboundNeighbours): FlowDocument {
  const { keys, language, voice } = resources;
  const texts = SPOKEN_LANGUAGES[language];
  const onceAnswered: 'Person or machine' | 'Is an agent promised' =
    tier.trafficType === 'CAMPAIGN' ? 'Person or machine' : 'Is an agent promised';
  const afterTheBeep: 'Leave a message' | 'Hang up' =
    resources.voicemail === 'leave-message' ? 'Leave a message' : 'Hang up';
  const greeting = greetingAfter(texts.greeting(resources), resources);
  return composeFlow('Speak as the company', {
    'Speak as the company': speakAs(voice, 'Record nothing yet'),
    'Record nothing yet': record([], 'Write down the tier'),
    'Write down the tier': setAttributes(attributesOfTier(tier), 'Current', {
      next: 'While waiting',
      failed: 'While waiting',
    }),
    ...eventSteps(to, onceAnswered),

    'Person or machine': ifMachine({
      person: 'Is an agent promised',
      beep: afterTheBeep,
      noBeep: 'Hang up',
      notTold: 'Is an agent promised',
    }),
    'Leave a message': say(spoken(texts.voicemail(resources)), 'Hang up'),

    'Is an agent promised': ifNamed(PROMISED_AGENT, { named: 'Is the promised agent free', nobody: 'Is anybody free' }),
    'Is the promised agent free': ifFree({ agentId: PROMISED_AGENT }, { free: 'Greet', nobody: 'Is anybody free' }),
    'Is anybody free': ifFree({ queueArn: tier.queueArn }, { free: 'Greet', nobody: 'Tell that nobody is free' }),
    Greet: askForKey(spoken(...greeting.sentences), KEY_AFTER_GREETING_SECONDS, {
      keys: greeting.keys,
      silence: greeting.silence,
      otherKey: 'For an agent',
      failed: 'For an agent',
    }),
    'Record from here on': record(['Agent', 'Customer'], 'For an agent'),
    ...queueSteps(tier.queueArn, 'Tell that nobody is free'),

    'Tell that nobody is free': askForKey(spoken(texts.nobodyFree(resources)), KEY_AFTER_MESSAGE_SECONDS, {
      keys: { [keys.optOut]: 'Never call again' },
      silence: 'Hang up',
      otherKey: 'Hang up',
      failed: 'Hang up',
    }),
    'Never call again': invokeModule(to.optOutModuleArn, { next: 'For an agent', failed: 'For an agent' }),
    'Hang up': hangUp(),
  });
}
