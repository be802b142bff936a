import DatePicker from '@cloudscape-design/components/date-picker';
import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';
import { useLanguage, useWords } from '../language/language-context.ts';
import { DAY_WORDS } from './day-words.ts';

interface DayFieldProps {
  readonly label: string;
  /** `2026-01-05`, or empty. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

const A_DAY = /^20\d\d-\d\d-\d\d$/;

/** A day, typed or picked; nothing is asked while it is half typed. */
export function DayField({ label, value, onChange }: DayFieldProps) {
  const words = useWords(DAY_WORDS);
  const { language } = useLanguage();
  const [typed, setTyped] = useState<string>();
  return (
    <FormField label={label} constraintText={words.dateHint}>
      <DatePicker
        value={typed ?? value}
        locale={language === 'en' ? 'en-GB' : language}
        format="iso"
        inputFormat="iso"
        openCalendarAriaLabel={(chosen) => (chosen === null ? words.openCalendar : `${words.openCalendar}, ${chosen}`)}
        i18nStrings={{
          todayAriaLabel: words.today,
          previousMonthAriaLabel: words.previousMonth,
          nextMonthAriaLabel: words.nextMonth,
        }}
        onChange={({ detail: { value: day } }) => {
          const isWhole = day === '' || A_DAY.test(day);
          setTyped(isWhole ? undefined : day);
          if (isWhole) onChange(day);
        }}
      />
    </FormField>
  );
}
