import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useWords } from '../../language/language-context.ts';
import { PAGE_WORDS } from './words.ts';

const CHOICES = [1, 7, 14, 28];

interface ChoiceOfDaysProps {
  readonly days: number;
  readonly onChoose: (days: number) => void;
}

/** How far ahead is played. */
export function ChoiceOfDays({ days, onChoose }: ChoiceOfDaysProps) {
  const { whatIf: words } = useWords(PAGE_WORDS);
  return (
    <FormField label={words.days}>
      <Select
        options={CHOICES.map((count) => ({ value: String(count), label: words.daysOf(count) }))}
        selectedOption={{ value: String(days), label: words.daysOf(days) }}
        onChange={({ detail }) => onChoose(Number(detail.selectedOption.value))}
      />
    </FormField>
  );
}
