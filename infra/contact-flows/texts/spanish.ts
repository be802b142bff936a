import { type SpokenTexts, spokenNumber } from './spoken-texts.ts';

export const SPANISH: SpokenTexts = {
  greeting: ({ company }) => `Hola, esta es una llamada comercial de ${company.name}.`,
  recordingNotice: ({ keys }) => `Esta llamada se graba; si no lo desea, pulse ${named(keys.declineRecording)}.`,
  optOutOffer: ({ keys }) => `Para que no le llamemos nunca más, pulse ${named(keys.optOut)}.`,
  oneMoment: 'Un momento, por favor.',
  connecting: 'Le pasamos con un compañero.',
  nobodyFree: (speaker) =>
    `Hola, esta es una llamada comercial de ${speaker.company.name}. Puede llamarnos al ${spokenNumber(speaker)}. ` +
    `Si no quiere que le volvamos a llamar nunca, pulse ${named(speaker.keys.optOut)} ahora.`,
  optedOut: ({ company }) => `Hecho. ${company.name} no le volverá a llamar. Adiós.`,
  optOutToColleague: 'No hemos podido guardarlo. No cuelgue, por favor: un compañero se ocupará de ello.',
  optOutFailed: (speaker) =>
    `No hemos podido guardarlo. Llámenos al ${spokenNumber(speaker)}, por favor, y nos ocuparemos de ello. Adiós.`,
  voicemail: (speaker) =>
    `Hola, esta es una llamada comercial de ${speaker.company.name}. Puede llamarnos al ${spokenNumber(speaker)}. ` +
    `Si no quiere que le volvamos a llamar nunca, llame a ese número y pulse ${named(speaker.keys.optOut)}. Adiós.`,
  welcome: ({ company }) => `Gracias por llamar a ${company.name}.`,
  closed: ({ company }) =>
    `${company.name} está cerrado en este momento. Llame de nuevo en nuestro horario de atención, por favor.`,
  stillWaiting: 'Todos nuestros compañeros están hablando con otros clientes. No cuelgue, por favor.',
  callLater: 'Sentimos que nadie esté libre. Llame más tarde, por favor. Adiós.',
  whisper: (tier, purpose) => `${tier}. ${purpose}`,
  unknownCaller: 'Persona desconocida',
};

function named(key: string): string {
  if (key === '*') return 'asterisco';
  return key === '#' ? 'almohadilla' : key;
}
