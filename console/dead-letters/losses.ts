import type { DeadLetter } from './dead-letter.ts';

/** What the company loses with a letter that is discarded. */
export function lossOf({ source, cameAs }: DeadLetter): string {
  switch (source) {
    case 'contact-events':
      return 'the end of a call: its lead is settled by the contact record, or when its lease ends';
    case 'contact-records':
      return 'what the record adds to its calls: reason, recording, and the end where the event was lost too';
    case 'business-events':
      return 'a purchase, a case or a lead that nobody hears of: customers are called about what they bought';
    case 'table-stream':
      return 'changes that other systems and the figures are not told of';
    case 'wake-ups':
      return 'nothing: the dialler is woken each minute';
    case 'rejected-input':
      return lossOfInput(cameAs);
  }
}

function lossOfInput(cameAs: string | undefined): string {
  switch (cameAs) {
    case 'opt-out':
      return 'perhaps a customer who asked not to be called: make sure that the number is suppressed first';
    case 'business-event':
      return 'a purchase, a case or a lead that was not understood, or of a customer whom nobody knew';
    case 'disposition':
      return 'what an agent said came of a call: its lead stays in review';
    case 'table-change':
      return "a change of a lead or a call that the company's other systems are not told of";
    case 'wake-up':
      return 'nothing: the dialler is woken each minute';
    default:
      return 'input that was not understood, perhaps of a call of yours: read it with show first';
  }
}
