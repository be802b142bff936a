import Container from '@cloudscape-design/components/container';
import Grid from '@cloudscape-design/components/grid';
import { useWords } from '../../language/language-context.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { DayField } from '../../parts/day-field.tsx';
import { choicesOf } from '../../terms/terms.ts';
import type { Report, ReportAsked } from './report.ts';
import { REPORTS_WORDS } from './words.ts';

interface ReportFormProps {
  readonly asked: ReportAsked;
  /** What was answered last: whom there is anything of, and which days. */
  readonly report: Report | undefined;
  readonly nameOf: (key: string) => string;
  readonly onChange: (asked: ReportAsked) => void;
}

const COLUMN = { colspan: { default: 12, s: 6, l: 2 } } as const;
const WIDE = { colspan: { default: 12, s: 6, l: 3 } } as const;

/** What is reported on, of which days, and in which steps. */
export function ReportForm({ asked, report, nameOf, onChange }: ReportFormProps) {
  const words = useWords(REPORTS_WORDS);
  const { dimension, key, by } = asked;
  const known = report?.dimension === dimension ? report.known : [];
  return (
    <Container>
      <Grid gridDefinition={[COLUMN, WIDE, COLUMN, COLUMN, WIDE]}>
        <ChoiceField
          label={words.on}
          value={dimension}
          choices={choicesOf(words.dimensions)}
          onChange={(chosen) => onChange({ ...asked, dimension: chosen, key: '' })}
        />
        <ChoiceField
          label={words.which}
          value={key}
          choices={[{ value: '', label: words.all }, ...known.map((name) => ({ value: name, label: nameOf(name) }))]}
          onChange={(chosen) => onChange({ ...asked, key: chosen })}
        />
        <DayField
          label={words.from}
          value={asked.from === '' ? (report?.from ?? '') : asked.from}
          onChange={(from) => onChange({ ...asked, from })}
        />
        <DayField
          label={words.to}
          value={asked.to === '' ? (report?.to ?? '') : asked.to}
          onChange={(to) => onChange({ ...asked, to })}
        />
        <ChoiceField
          label={words.steps}
          value={by}
          choices={[
            { value: '', label: words.whole },
            { value: 'day', label: words.day },
            { value: 'hour', label: words.hour },
          ]}
          onChange={(chosen) => onChange({ ...asked, by: chosen })}
        />
      </Grid>
    </Container>
  );
}
