import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { use } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../language/language-context.ts';
import { useProfile } from '../session/profile.ts';
import { SignOutContext } from '../session/sign-out-context.ts';
import { lowered } from '../terms/letters.ts';
import { ROLE_TERMS } from '../terms/role-terms.ts';
import { useIsPhone } from './use-is-phone.ts';
import { LAYOUT_WORDS } from './words.ts';

export function PersonMenu() {
  const words = useWords(LAYOUT_WORDS);
  const { name, role } = useProfile();
  const roleName = lowered(useWords(ROLE_TERMS)[role]);
  const navigate = useNavigate();
  const signOut = use(SignOutContext);
  const isPhone = useIsPhone();
  return (
    <ButtonDropdown
      ariaLabel={isPhone ? `${roleName}: ${name}` : undefined}
      items={[
        { id: 'profile', text: words.profile },
        { id: 'sign-out', text: words.signOut },
      ]}
      onItemClick={({ detail: { id } }) => (id === 'sign-out' ? signOut() : void navigate('/profile'))}
    >
      {isPhone ? roleName : `${name} (${roleName})`}
    </ButtonDropdown>
  );
}
