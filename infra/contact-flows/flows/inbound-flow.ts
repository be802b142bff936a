import type { FlowResources } from '../flow-resources.ts';
import { composeFlow, type Step } from '../language/compose-flow.ts';
import type { FlowDocument } from '../language/flow-document.ts';
import {
  aimAt,
  askForKey,
  choose,
  hangUp,
  ifOpen,
  invokeFunction,
  invokeModule,
  queue,
  record,
  say,
  setAttributes,
  speakAs,
} from '../language/steps.ts';
import { SPOKEN_LANGUAGES, spoken } from '../texts/spoken-languages.ts';
import { attributesOfTier, TIER_HOURS, TIER_QUEUE } from './call-attributes.ts';
import { greetingAfter } from './greeting.ts';
import { LONGEST_FUNCTION_SECONDS } from './opt-out-module.ts';
import { KEY_AFTER_GREETING_SECONDS, KEY_AFTER_MESSAGE_SECONDS } from './outbound-flow.ts';
import { type EventFlows, eventSteps, queueSteps } from './to-an-agent.ts';

/** What `look-up-caller` answers of a caller whom it knows, and the other functions need of the call. */
const ATTRIBUTES_OF_CALLER = [
  'tierline_deployment',
  'tierline_lead',
  'tierline_attempt',
  'tierline_rules',
  'tierline_stage',
  'tierline_purpose',
  'tierline_agent',
] as const;

/** What the flow leads to. */
export interface InboundNeighbours extends EventFlows {
  readonly optOutModuleArn: string;
}

/**
 * The flow of customers who call. A caller whom `look-up-caller` knows is queued for the agent who talked with him last, or
 * for the tier that looks after him; everybody else for the queue of unknown callers. The function keeps the lead from
 * being dialled meanwhile. Only a known caller is offered the opt-out key, because nothing could be stored for another.
 */
export function inboundFlow(resources: FlowResources, to: InboundNeighbours): FlowDocument {
  const { functions, keys, language, unknownCallers, voice } = resources;
  const texts = SPOKEN_LANGUAGES[language];
  const greeting = greetingAfter(texts.oneMoment, resources);
  return composeFlow('Speak as the company', {
    'Speak as the company': speakAs(voice, 'Record nothing yet'),
    'Record nothing yet': record([], 'While waiting'),
    ...eventSteps(to, 'Welcome'),
    Welcome: say(spoken(texts.welcome(resources)), 'Look up the caller'),
    'Look up the caller': invokeFunction(
      functions.lookUpCallerArn,
      { waitSeconds: LONGEST_FUNCTION_SECONDS },
      { next: 'Is the caller known', failed: 'Nobody known' },
    ),
    'Is the caller known': choose('$.External.status', { known: 'Write down who calls' }, 'Nobody known'),
    'Write down who calls': setAttributes(
      Object.fromEntries(ATTRIBUTES_OF_CALLER.map((name) => [name, `$.External.${name}`])),
      'Current',
      { next: 'Which tier', failed: 'Nobody known' },
    ),
    'Which tier': choose('$.External.tier', tiersOf(resources), 'Nobody known'),
    'Tier 1': tierStep(resources, 1),
    'Tier 2': tierStep(resources, 2),
    'Tier 3': tierStep(resources, 3),
    'For this tier': aimAt({ queueArn: TIER_QUEUE }, { next: 'Is the tier there', failed: 'Nobody known' }),
    'Is the tier there': ifOpen(TIER_HOURS, {
      open: 'Greet',
      closed: 'Tell that we are closed',
      failed: 'Greet',
    }),
    'Tell that we are closed': askForKey(
      spoken(texts.closed(resources), texts.optOutOffer(resources)),
      KEY_AFTER_MESSAGE_SECONDS,
      {
        keys: { [keys.optOut]: 'Never call again' },
        silence: 'Hang up',
        otherKey: 'Hang up',
        failed: 'Hang up',
      },
    ),
    Greet: askForKey(spoken(...greeting.sentences), KEY_AFTER_GREETING_SECONDS, {
      keys: greeting.keys,
      silence: greeting.silence,
      otherKey: 'For an agent',
      failed: 'For an agent',
    }),
    'Record from here on': record(['Agent', 'Customer'], 'For an agent'),
    ...queueSteps(TIER_QUEUE, 'Nobody known'),
    'Never call again': invokeModule(to.optOutModuleArn, { next: 'For an agent', failed: 'For an agent' }),

    'Nobody known': setAttributes(
      attributesOfTier({ name: texts.unknownCaller, queueArn: unknownCallers.queueArn }),
      'Current',
      { next: 'For whoever answers', failed: 'For whoever answers' },
    ),
    'For whoever answers': aimAt(
      { queueArn: unknownCallers.queueArn },
      { next: 'Is anybody there', failed: 'Ask to call later' },
    ),
    'Is anybody there': ifOpen(unknownCallers.hoursOfOperationArn, {
      open: 'Ask for a moment',
      closed: 'Say that we are closed',
      failed: 'Ask for a moment',
    }),
    'Ask for a moment': say(spoken(texts.oneMoment), 'Wait for anybody'),
    'Wait for anybody': queue('Ask to call later'),
    'Say that we are closed': say(spoken(texts.closed(resources)), 'Hang up'),
    'Ask to call later': say(spoken(texts.callLater), 'Hang up'),
    'Hang up': hangUp(),
  });
}

type TierStep = 'Tier 1' | 'Tier 2' | 'Tier 3';

function tiersOf({ tiers }: FlowResources): Readonly<Record<string, TierStep>> {
  return Object.fromEntries(tiers.map(({ number }): [string, TierStep] => [String(number), `Tier ${number}`]));
}

/** Writes down the tier of that number; where there is none no way leads here. */
function tierStep({ tiers }: FlowResources, wanted: 1 | 2 | 3): Step<'For this tier'> {
  const tier = tiers.find(({ number }) => number === wanted);
  const attributes = tier === undefined ? {} : { ...attributesOfTier(tier), tierline_hours: tier.hoursOfOperationArn };
  return setAttributes(attributes, 'Current', { next: 'For this tier', failed: 'For this tier' });
}
