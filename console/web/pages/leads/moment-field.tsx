import Grid from '@cloudscape-design/components/grid';
import { useWords } from '../../language/language-context.ts';
import { DayField } from '../../parts/day-field.tsx';
import type { LocalMoment } from '../../parts/local-moment.ts';
import { TextField } from '../../parts/text-field.tsx';
import { useZone } from '../../zone/zone-context.ts';
import { DEED_WORDS } from './deed-words.ts';

interface MomentFieldProps {
  readonly value: LocalMoment;
  readonly onChange: (value: LocalMoment) => void;
}

/** A day and a time, by the clock of whoever writes. */
export function MomentField({ value, onChange }: MomentFieldProps) {
  const words = useWords(DEED_WORDS);
  const zone = useZone();
  return (
    <Grid gridDefinition={[{ colspan: { default: 12, xs: 7 } }, { colspan: { default: 12, xs: 5 } }]}>
      <DayField label={words.day} value={value.day} onChange={(day) => onChange({ ...value, day })} />
      <TextField
        label={words.time}
        hint={words.timeHint(zone)}
        value={value.time}
        onChange={(time) => onChange({ ...value, time })}
      />
    </Grid>
  );
}
