import type { Role } from '../../../../shared/domain/roles.ts';
import type { PROFILE_WORDS } from './words.ts';

export interface Deed {
  readonly name: keyof (typeof PROFILE_WORDS)['en']['deeds'];
  /** The operation of the API by which it is done: whether it is allowed is the API's word. */
  readonly operation: string;
  /** The least role that may, told to those who may not. */
  readonly role: Role;
}

/** What people ask themselves whether they may, from looking to erasing. */
export const DEEDS: readonly Deed[] = [
  { name: 'look', operation: 'controls.show', role: 'viewer' },
  { name: 'search', operation: 'leads.search', role: 'viewer' },
  { name: 'check', operation: 'rules.check', role: 'viewer' },
  { name: 'whatIf', operation: 'rules.whatIf', role: 'supervisor' },
  { name: 'stop', operation: 'controls.stop', role: 'supervisor' },
  { name: 'audit', operation: 'audit.list', role: 'supervisor' },
  { name: 'call', operation: 'leads.callNow', role: 'supervisor' },
  { name: 'settle', operation: 'reviews.settle', role: 'supervisor' },
  { name: 'export', operation: 'reports.export', role: 'supervisor' },
  { name: 'edit', operation: 'leads.edit', role: 'administrator' },
  { name: 'rules', operation: 'rules.publish', role: 'administrator' },
  { name: 'structure', operation: 'structure.publish', role: 'administrator' },
  { name: 'campaigns', operation: 'campaigns.create', role: 'administrator' },
  { name: 'resume', operation: 'controls.resume', role: 'administrator' },
  { name: 'invite', operation: 'people.invite', role: 'administrator' },
  { name: 'erase', operation: 'leads.erase', role: 'administrator' },
  { name: 'exportAudit', operation: 'audit.export', role: 'administrator' },
];
