import { type SpokenTexts, spokenNumber } from './spoken-texts.ts';

export const ENGLISH: SpokenTexts = {
  greeting: ({ company }) => `Hello, this is a sales call from ${company.name}.`,
  recordingNotice: ({ keys }) => `This call is recorded; to decline, press ${named(keys.declineRecording)}.`,
  optOutOffer: ({ keys }) => `To never be called again, press ${named(keys.optOut)}.`,
  oneMoment: 'One moment, please.',
  connecting: 'A colleague is coming on the line.',
  nobodyFree: (speaker) =>
    `Hello, this is a sales call from ${speaker.company.name}. You can reach us at ${spokenNumber(speaker)}. ` +
    `If you never want to be called by us again, press ${named(speaker.keys.optOut)} now.`,
  optedOut: ({ company }) => `Done. ${company.name} will not call you again. Goodbye.`,
  optOutToColleague: 'We could not store that. Please stay on the line: a colleague will see to it.',
  optOutFailed: (speaker) =>
    `We could not store that. Please call us at ${spokenNumber(speaker)}, and we will see to it. Goodbye.`,
  voicemail: (speaker) =>
    `Hello, this is a sales call from ${speaker.company.name}. You can reach us at ${spokenNumber(speaker)}. ` +
    `If you never want to be called by us again, call that number and press ${named(speaker.keys.optOut)}. Goodbye.`,
  welcome: ({ company }) => `Thank you for calling ${company.name}.`,
  closed: ({ company }) => `${company.name} is closed just now. Please call again during our opening hours.`,
  stillWaiting: 'All our colleagues are talking to other customers. Please stay on the line.',
  callLater: 'We are sorry that nobody is free. Please call again later. Goodbye.',
  whisper: (tier, purpose) => `${tier}. ${purpose}`,
  unknownCaller: 'Unknown caller',
};

function named(key: string): string {
  if (key === '*') return 'star';
  return key === '#' ? 'hash' : key;
}
