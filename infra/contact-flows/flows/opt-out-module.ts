import type { FlowResources } from '../flow-resources.ts';
import { composeFlow } from '../language/compose-flow.ts';
import type { FlowDocument } from '../language/flow-document.ts';
import { hangUp, invokeFunction, leaveModule, say } from '../language/steps.ts';
import { SPOKEN_LANGUAGES, spoken } from '../texts/spoken-languages.ts';

/** @see https://docs.aws.amazon.com/connect/latest/APIReference/interactions-invokelambdafunction.html */
export const LONGEST_FUNCTION_SECONDS = 8;

/**
 * Stores that the customer is never called again, says so and hangs up. The module is left only when the wish could not be
 * stored: whoever invoked it hands the customer to a person.
 */
export function optOutModule(resources: FlowResources): FlowDocument {
  const texts = SPOKEN_LANGUAGES[resources.language];
  return composeFlow('One moment', {
    'One moment': say(spoken(texts.oneMoment), 'Store the wish'),
    'Store the wish': invokeFunction(
      resources.functions.optOutArn,
      { waitSeconds: LONGEST_FUNCTION_SECONDS },
      { next: 'Confirm', failed: 'Announce a colleague' },
    ),
    Confirm: say(spoken(texts.optedOut(resources)), 'Hang up'),
    'Hang up': hangUp(),
    'Announce a colleague': say(spoken(texts.optOutToColleague), 'Go on'),
    'Go on': leaveModule(),
  });
}
