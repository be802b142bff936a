import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useChange } from '../../api/use-change.ts';
import { useWords } from '../../language/language-context.ts';
import { Confirmation } from '../../parts/confirmation.tsx';
import { faultAt } from '../../parts/fault-at.ts';
import { useFlash } from '../../parts/flash-context.ts';
import { TextField } from '../../parts/text-field.tsx';
import { useToldFaults } from '../../parts/use-told-faults.ts';
import { SCRIPTS_OLD } from './script-answers.ts';
import { SCRIPT_WORDS } from './words.ts';

interface CreateScriptProps {
  readonly etag: string | undefined;
  readonly reload: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** A script with nothing but its title, to be written on its own page. */
export function CreateScript({ etag, reload, onClose }: CreateScriptProps) {
  const words = useWords(SCRIPT_WORDS);
  const flash = useFlash();
  const navigate = useNavigate();
  const [{ id, title }, setFields] = useState({ id: '', title: '' });
  const change = useChange<unknown>({
    makesOld: SCRIPTS_OLD,
    onDone: () => {
      flash({ type: 'success', text: words.created(id) });
      onClose();
      void navigate(`/scripts/${id}`);
    },
  });
  const faults = useToldFaults()(change.problem?.body.faults);
  return (
    <Confirmation
      header={words.askCreate}
      doIt={words.doCreate}
      isDisabled={id === ''}
      isSending={change.isSending}
      problem={change.problem}
      onClose={onClose}
      onKeepMine={() => void reload().then(change.forget)}
      onConfirm={(note) =>
        void change.send({
          method: 'PUT',
          path: `/scripts/${encodeURIComponent(id)}`,
          body: { script: { title, objections: [], cards: [] }, note },
          ifMatch: etag,
        })
      }
    >
      <TextField
        label={words.id}
        hint={words.idHint}
        value={id}
        fault={faultAt(faults, 'params.scriptId')}
        onChange={(changed) => setFields({ id: changed, title })}
      />
      <TextField
        label={words.heading}
        value={title}
        fault={faultAt(faults, 'body.script.title')}
        onChange={(changed) => setFields({ id, title: changed })}
      />
    </Confirmation>
  );
}
