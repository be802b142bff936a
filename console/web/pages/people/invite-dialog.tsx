import { useState } from 'react';
import type { Role } from '../../../../shared/domain/roles.ts';
import { useChange } from '../../api/use-change.ts';
import { useWords } from '../../language/language-context.ts';
import { Confirmation } from '../../parts/confirmation.tsx';
import { faultAt } from '../../parts/fault-at.ts';
import { useFlash } from '../../parts/flash-context.ts';
import { TextField } from '../../parts/text-field.tsx';
import { useToldFaults } from '../../parts/use-told-faults.ts';
import { PEOPLE_OLD, type PersonShown } from './people-answers.ts';
import { RoleField } from './role-field.tsx';
import { PEOPLE_WORDS } from './words.ts';

/** Asks whom to invite, and as what. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(PEOPLE_WORDS);
  const flash = useFlash();
  const told = useToldFaults();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const change = useChange<PersonShown>({
    makesOld: PEOPLE_OLD,
    onDone: (person) => {
      flash({ type: 'success', text: words.didInvite(person.email) });
      onClose();
    },
  });
  return (
    <Confirmation
      header={words.askInvite}
      doIt={words.doInvite}
      isSending={change.isSending}
      problem={change.problem}
      isDisabled={email.trim() === ''}
      onClose={onClose}
      onConfirm={(note) =>
        void change.send({ method: 'POST', path: '/people', body: { email: email.trim(), role, note } })
      }
    >
      <div>{words.inviteText}</div>
      <TextField
        label={words.email}
        type="email"
        value={email}
        fault={faultAt(told(change.problem?.body.faults), 'body.email')}
        onChange={setEmail}
      />
      <RoleField value={role} onChange={setRole} />
    </Confirmation>
  );
}
