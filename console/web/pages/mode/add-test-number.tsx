import { useState } from 'react';
import type { Fetched } from '../../api/use-api.ts';
import { useWords } from '../../language/language-context.ts';
import { Confirmation } from '../../parts/confirmation.tsx';
import { faultAt } from '../../parts/fault-at.ts';
import { TextField } from '../../parts/text-field.tsx';
import { useToldFaults } from '../../parts/use-told-faults.ts';
import { useSwitch } from '../../stop/use-switch.ts';
import type { Controls } from './mode-answers.ts';
import { MODE_WORDS } from './words.ts';

interface AddTestNumberProps {
  readonly fetched: Fetched<Controls>;
  readonly onClose: () => void;
}

export function AddTestNumber({ fetched, onClose }: AddTestNumberProps) {
  const words = useWords(MODE_WORDS);
  const [{ number, label }, setFields] = useState({ number: '', label: '' });
  const { send, change, onKeepMine } = useSwitch(fetched, words.numberAdded(label), onClose);
  const faults = useToldFaults()(change.problem?.body.faults);
  return (
    <Confirmation
      header={words.askAddNumber}
      doIt={words.doAdd}
      isDisabled={number === '' || label === ''}
      isSending={change.isSending}
      problem={change.problem}
      onClose={onClose}
      onKeepMine={onKeepMine}
      onConfirm={(note) => void send({ method: 'POST', path: '/controls/test-numbers', body: { number, label, note } })}
    >
      <TextField
        label={words.number}
        hint={words.numberHint}
        value={number}
        fault={faultAt(faults, 'body.number')}
        onChange={(changed) => setFields({ number: changed, label })}
      />
      <TextField
        label={words.label}
        hint={words.labelHint}
        value={label}
        fault={faultAt(faults, 'body.label')}
        onChange={(changed) => setFields({ number, label: changed })}
      />
    </Confirmation>
  );
}
