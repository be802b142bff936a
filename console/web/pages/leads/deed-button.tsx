import Button from '@cloudscape-design/components/button';
import { useWords } from '../../language/language-context.ts';
import { useMay } from '../../session/profile.ts';
import { lowered } from '../../terms/letters.ts';
import { ROLE_TERMS } from '../../terms/role-terms.ts';
import { DEED_WORDS } from './deed-words.ts';
import type { LeadWhole } from './lead-answers.ts';
import type { LeadDeed } from './lead-deed.ts';

interface DeedButtonProps {
  readonly deed: LeadDeed;
  readonly lead: LeadWhole;
  readonly onAsk: () => void;
}

/** Offers a deed, or says why it is none for this role or this lead. */
export function DeedButton({ deed: { name, operation, role, hinderedBy }, lead, onAsk }: DeedButtonProps) {
  const words = useWords(DEED_WORDS);
  const roles = useWords(ROLE_TERMS);
  const isAllowed = useMay(operation);
  const hindrance = hinderedBy(lead);
  const whyNot = isAllowed ? hindrance && words.hindered[hindrance] : words.needs(lowered(roles[role]));
  return (
    <Button
      variant={name === 'callNow' ? 'primary' : 'normal'}
      disabled={whyNot !== undefined}
      disabledReason={whyNot}
      onClick={onAsk}
    >
      {words[name]}
    </Button>
  );
}
