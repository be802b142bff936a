import type { FlowResources } from '../flow-resources.ts';
import { composeFlow } from '../language/compose-flow.ts';
import type { FlowDocument } from '../language/flow-document.ts';
import { askForKey, hangUp, invokeFunction, repeatFor, say, upTo } from '../language/steps.ts';
import { SPOKEN_LANGUAGES, spoken } from '../texts/spoken-languages.ts';
import { LONGEST_FUNCTION_SECONDS } from './opt-out-module.ts';
import { KEY_AFTER_MESSAGE_SECONDS } from './outbound-flow.ts';

const COLLEAGUE_WITHIN_SECONDS = 60;
const CALLER_ROUND_SECONDS = 60;
const MOST_CALLER_ROUNDS = 10;
/** The longest pause that Amazon Polly speaks: https://docs.aws.amazon.com/polly/latest/dg/break-tag.html */
const PAUSE = '<break time="10s"/>';

/**
 * What a called person hears until an agent is on the line. The first words take less than the two seconds after which a
 * called person who reaches nobody has to be told so; then he is told, and the call ends. An agent who accepts meanwhile
 * interrupts whatever is said.
 *
 * Modules run in no queue flow, so the opt-out key is handled here once more.
 * @see https://www.ecfr.gov/current/title-47/section-64.1200 (a)(7)
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-modules.html
 */
export function calledCustomerWaits(resources: FlowResources): FlowDocument {
  const texts = SPOKEN_LANGUAGES[resources.language];
  return composeFlow('Ask for a moment', {
    'Ask for a moment': say(spoken(texts.oneMoment), 'Tell that nobody is free'),
    'Tell that nobody is free': askForKey(spoken(texts.nobodyFree(resources)), KEY_AFTER_MESSAGE_SECONDS, {
      keys: { [resources.keys.optOut]: 'One moment' },
      silence: 'Hang up',
      otherKey: 'Hang up',
      failed: 'Hang up',
    }),
    'One moment': say(spoken(texts.oneMoment), 'Store the wish'),
    'Store the wish': invokeFunction(
      resources.functions.optOutArn,
      { waitSeconds: LONGEST_FUNCTION_SECONDS },
      { next: 'Confirm', failed: 'Announce a colleague' },
    ),
    Confirm: say(spoken(texts.optedOut(resources)), 'Hang up'),
    'Announce a colleague': say(spoken(texts.optOutToColleague), 'Wait for a colleague'),
    'Wait for a colleague': repeatFor(spoken(texts.oneMoment, PAUSE), COLLEAGUE_WITHIN_SECONDS, {
      over: 'Ask for a call',
      failed: 'Ask for a call',
    }),
    'Ask for a call': say(spoken(texts.optOutFailed(resources)), 'Hang up'),
    'Hang up': hangUp(),
  });
}

/** What a customer who called hears until an agent is on the line: for some minutes at most, then he is asked to call later. */
export function callerWaits({ language }: FlowResources): FlowDocument {
  const texts = SPOKEN_LANGUAGES[language];
  return composeFlow('Ask to wait', {
    'Ask to wait': repeatFor(spoken(texts.stillWaiting, PAUSE), CALLER_ROUND_SECONDS, {
      over: 'Waited long',
      failed: 'Ask to call later',
    }),
    'Waited long': upTo(MOST_CALLER_ROUNDS, { again: 'Ask to wait', over: 'Ask to call later' }),
    'Ask to call later': say(spoken(texts.callLater), 'Hang up'),
    'Hang up': hangUp(),
  });
}
