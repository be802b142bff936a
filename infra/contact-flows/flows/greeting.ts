import type { FlowResources } from '../flow-resources.ts';
import { SPOKEN_LANGUAGES } from '../texts/spoken-languages.ts';

/** What a customer hears before an agent, and where the keys lead that are offered in it. */
export interface Greeting {
  readonly sentences: readonly string[];
  readonly keys: Readonly<Record<string, 'Never call again' | 'For an agent'>>;
  /** Where it leads when no key was pressed. */
  readonly silence: 'Record from here on' | 'For an agent';
}

/** With recording the greeting is the notice too: nobody is recorded who did not hear it to its end. */
export function greetingAfter(hello: string, resources: FlowResources): Greeting {
  const texts = SPOKEN_LANGUAGES[resources.language];
  const { optOut, declineRecording } = resources.keys;
  const offer = texts.optOutOffer(resources);
  if (resources.recording === 'never') {
    return { sentences: [hello, offer], keys: { [optOut]: 'Never call again' }, silence: 'For an agent' };
  }
  return {
    sentences: [hello, texts.recordingNotice(resources), offer],
    keys: { [optOut]: 'Never call again', [declineRecording]: 'For an agent' },
    silence: 'Record from here on',
  };
}
