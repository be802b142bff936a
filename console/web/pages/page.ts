import type { ComponentType } from 'react';
import type { Role } from '../../../shared/domain/roles.ts';
import type { Language } from '../language/words.ts';

/** Parts of the side navigation, in their order. */
export const SECTIONS = ['now', 'people', 'rules', 'company', 'records'] as const;

export type Section = (typeof SECTIONS)[number];

/** A page of the console. Its code is loaded when somebody goes there. */
export interface Page {
  /** As react-router has it: `/campaigns/:campaignId`. */
  readonly path: `/${string}`;
  /** What it is called in the navigation, the breadcrumbs and the title of the window. */
  readonly name: Readonly<Record<Language, string>>;
  /** Where it stands in the navigation; without it only links lead there. */
  readonly section?: Section;
  /** Whom it is offered to, with all that may do more. */
  readonly role: Role;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}
