import type { FigureForm } from '../advice/figure-forms.ts';
import type { RulesFields } from '../rules-fields.ts';

/** What a part of a sales structure is called in the document. */
export type StructurePart =
  | 'tiers'
  | 'name'
  | 'stages'
  | 'queueId'
  | 'routingProfileId'
  | 'contactFlowId'
  | 'callerNumbers'
  | 'script'
  | 'targets'
  | 'scripts'
  | 'title'
  | 'opening'
  | 'objections'
  | 'answer'
  | 'cards'
  | 'text'
  | 'facts'
  | 'question'
  | 'code'
  | 'id';

/** What a part of a transition is called in the document. */
export type TransitionPart =
  | 'from'
  | 'on'
  | 'kind'
  | 'to'
  | 'promisedMinutes'
  | 'delayMinutes'
  | 'delayDays'
  | 'urgency'
  | 'keepsAgent'
  | 'facts'
  | 'days';

/** How something that is written wrongly is to be written. */
export type Remedy =
  | { readonly kind: 'rule'; readonly field: keyof RulesFields }
  | { readonly kind: 'rules-document' }
  /** It is chosen for all tiers and campaigns. */
  | { readonly kind: 'rule-of-organisation'; readonly field: string }
  /** The rule is not there in this version. `instead` does the same here. */
  | { readonly kind: 'take-out'; readonly instead?: string }
  /** The value is not there in this version. */
  | { readonly kind: 'other-value'; readonly field: string; readonly value: string }
  | { readonly kind: 'id-of-campaign' }
  | { readonly kind: 'structure-part'; readonly part: StructurePart }
  | { readonly kind: 'structure-document' }
  | { readonly kind: 'id-of-script' }
  | { readonly kind: 'transition-part'; readonly part: TransitionPart }
  | { readonly kind: 'transition-list' }
  | { readonly kind: 'campaign' }
  | { readonly kind: 'number-in-full' }
  | { readonly kind: 'place-of-page-before' }
  | { readonly kind: 'figure'; readonly form: FigureForm }
  | { readonly kind: 'figures-file' }
  /** New leads, callbacks or customers. */
  | { readonly kind: 'somebody-to-call' }
  /** The fault says it. */
  | { readonly kind: 'as-said' };
