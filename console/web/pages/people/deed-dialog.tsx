import { useState } from 'react';
import type { Role } from '../../../../shared/domain/roles.ts';
import { useChange } from '../../api/use-change.ts';
import { useWords } from '../../language/language-context.ts';
import { Confirmation } from '../../parts/confirmation.tsx';
import { useFlash } from '../../parts/flash-context.ts';
import { PEOPLE_OLD, type PersonShown } from './people-answers.ts';
import type { PersonDeed } from './person-deed.ts';
import { RoleField } from './role-field.tsx';
import { PEOPLE_WORDS } from './words.ts';

interface DeedDialogProps {
  readonly person: PersonShown;
  readonly deed: PersonDeed;
  readonly onClose: () => void;
  readonly onReload: () => Promise<unknown>;
}

/** Asks once more before somebody's role or access changes, or another letter goes out. */
export function DeedDialog({ person, deed, onClose, onReload }: DeedDialogProps) {
  const { id, email, version } = person;
  const words = useWords(PEOPLE_WORDS);
  const flash = useFlash();
  const [role, setRole] = useState<Role>(person.role ?? 'viewer');
  const change = useChange<PersonShown>({
    makesOld: PEOPLE_OLD,
    onDone: () => {
      flash({ type: 'success', text: words.did[deed](email) });
      onClose();
    },
  });
  return (
    <Confirmation
      header={words.ask[deed](email)}
      doIt={words.deeds[deed]}
      isSending={change.isSending}
      problem={change.problem}
      isDisabled={deed === 'role' && role === person.role}
      onClose={onClose}
      onKeepMine={() => void onReload().then(change.forget)}
      onConfirm={(note) =>
        void change.send({
          method: deed === 'role' ? 'PUT' : 'POST',
          path: `/people/${encodeURIComponent(id)}/${deed}`,
          body: deed === 'role' ? { role, note } : { note },
          ifMatch: `"person-${version}"`,
        })
      }
    >
      <div>{words.texts[deed]}</div>
      {deed === 'role' && <RoleField value={role} onChange={setRole} />}
    </Confirmation>
  );
}
