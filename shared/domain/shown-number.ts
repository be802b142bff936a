import { mayActAs, type Role } from './roles.ts';

/** So many last digits tell colleagues which of a lead's numbers is meant, and nobody whose it is. */
const SHOWN_DIGITS = 2;

/** Whether people of a role are shown telephone numbers of leads in full: this is the only place that says so. */
export function maySeeNumbers(role: Role): boolean {
  return mayActAs(role, 'supervisor');
}

/** A lead's number, E.164, as somebody of the role is shown it: whole, or dots and its last two digits. Empty when it was erased. */
export function shownNumber(e164: string, role: Role): string {
  return maySeeNumbers(role) || e164 === '' ? e164 : `${'•'.repeat(6)}${e164.slice(-SHOWN_DIGITS)}`;
}
