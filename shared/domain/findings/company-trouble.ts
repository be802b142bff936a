import type { TierNumber } from '../tier-number.ts';
import type { EquipmentPart } from './equipment-part.ts';
import type { SaidFinding } from './said-finding.ts';

/** What is wrong with a campaign, with whoever signs a change, or with a company that is to call its customers. */
export type CompanyTrouble =
  | { readonly kind: 'no-rules-published' }
  | { readonly kind: 'no-preset-chosen' }
  | { readonly kind: 'nothing-observed' }
  | { readonly kind: 'stop-is-on' }
  | { readonly kind: 'ends-before-start' }
  | { readonly kind: 'tier-is-fixed'; readonly id: string; readonly tier: TierNumber; readonly wanted: TierNumber }
  | { readonly kind: 'tier-not-there' }
  | { readonly kind: 'nothing-to-dial-with'; readonly tier: TierNumber; readonly missing: readonly EquipmentPart[] }
  | { readonly kind: 'no-version' }
  | { readonly kind: 'version-not-in-force'; readonly document: string; readonly newest: number }
  | { readonly kind: 'no-author' }
  | { readonly kind: 'note-too-long'; readonly characters: number };

/** What is wrong with it and how to mend it. */
export function companyTroubleInWords(trouble: CompanyTrouble): SaidFinding {
  switch (trouble.kind) {
    case 'no-rules-published':
      return {
        message: 'no dial rules were published',
        mend: 'publish some that name the compliance presets of your countries: docs/changing-rules.md',
      };
    case 'no-preset-chosen':
      return {
        message: 'no compliance preset is chosen, so no law is obeyed but what the rules happen to say',
        mend: 'look in docs/compliance-presets.md for your countries',
      };
    case 'nothing-observed':
      return {
        message: 'nothing was observed yet: nobody knows whom going live would call',
        mend: 'observe for a day, then look at npm run mode -- report',
      };
    case 'stop-is-on':
      return { message: 'nobody is called until it is taken back', mend: 'npm run resume takes it back' };
    case 'ends-before-start':
      return { message: 'must come after startsAt', mend: 'mend it there; docs/admin-guide.md names every field' };
    case 'tier-is-fixed':
      return {
        message: `the campaign belongs to tier ${trouble.tier}, and a campaign never changes its tier`,
        mend: `store a campaign of another id for tier ${trouble.wanted}, and let ${trouble.id} end (endsAt)`,
      };
    case 'tier-not-there':
      return {
        message: 'the sales structure has no such tier, so the campaign dials nobody',
        mend: 'publish a structure that has it: docs/changing-the-structure.md',
      };
    case 'nothing-to-dial-with': {
      const missing = trouble.missing.join(', ');
      return {
        message: `it has nothing to dial with: ${missing} missing`,
        mend: `give tier ${trouble.tier} its ${missing} (npm run structure), or the campaign its own`,
      };
    }
    case 'no-version':
      return {
        message: 'is no version',
        mend: 'give the version in force that you started from, 0 before the first publication',
      };
    case 'version-not-in-force':
      return {
        message: 'is not the version in force',
        mend: `read the ${trouble.document} again and start from there: the newest version in the history is ${trouble.newest}`,
      };
    case 'no-author':
      return { message: 'is empty', mend: 'say who publishes' };
    case 'note-too-long':
      return {
        message: `is longer than ${trouble.characters} characters`,
        mend: `say in at most ${trouble.characters} characters what changes and why`,
      };
  }
}
