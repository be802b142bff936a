import type { FlowResources } from '../flow-resources.ts';
import { composeFlow } from '../language/compose-flow.ts';
import type { FlowDocument } from '../language/flow-document.ts';
import { endFlow, say } from '../language/steps.ts';
import { SPOKEN_LANGUAGES, spoken } from '../texts/spoken-languages.ts';
import { PURPOSE, TIER_NAME } from './call-attributes.ts';

/**
 * What an agent hears before the customer is on the line: which tier's call it is, and its purpose in a word. The customer
 * waits in silence meanwhile, so no function is asked here: the guide shows the brief in the same moment.
 */
export function agentWhisper({ language }: FlowResources): FlowDocument {
  return composeFlow('Say what the call is for', {
    'Say what the call is for': say(spoken(SPOKEN_LANGUAGES[language].whisper(TIER_NAME, PURPOSE)), 'Let them talk'),
    'Let them talk': endFlow(),
  });
}

/** What the customer hears before the agent is on the line. */
export function customerWhisper({ language }: FlowResources): FlowDocument {
  return composeFlow('Announce a colleague', {
    'Announce a colleague': say(spoken(SPOKEN_LANGUAGES[language].connecting), 'Let them talk'),
    'Let them talk': endFlow(),
  });
}
