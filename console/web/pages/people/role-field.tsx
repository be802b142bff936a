import type { Role } from '../../../../shared/domain/roles.ts';
import { useWords } from '../../language/language-context.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { ROLE_TERMS } from '../../terms/role-terms.ts';
import { choicesOf } from '../../terms/terms.ts';
import { PEOPLE_WORDS } from './words.ts';

interface RoleFieldProps {
  readonly value: Role;
  readonly onChange: (role: Role) => void;
}

/** A role, and what it lets somebody do. */
export function RoleField({ value, onChange }: RoleFieldProps) {
  const words = useWords(PEOPLE_WORDS);
  return (
    <ChoiceField
      label={words.role}
      hint={words.roleMay[value]}
      value={value}
      choices={choicesOf(useWords(ROLE_TERMS))}
      onChange={onChange}
    />
  );
}
