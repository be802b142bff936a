import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useId } from 'react';
import { useWords } from '../../language/language-context.ts';
import type { RuleRow } from '../../rules/rule-fields.ts';
import { rowName } from '../../rules/value-words.ts';
import { RULE_WORDS } from '../../terms/rule-words.ts';
import { InheritToggle } from './inherit-toggle.tsx';
import { faultsBelow, type RuleForm } from './rule-form.ts';
import { SettingFaults } from './setting-faults.tsx';
import { SettingSource } from './setting-source.tsx';
import { SettingValue } from './setting-value.tsx';
import { WeekDrawing } from './week-drawing.tsx';
import { PAGE_WORDS } from './words.ts';

interface CallingWeekProps {
  readonly form: RuleForm;
  /** One for each weekday. */
  readonly rows: readonly RuleRow[];
}

const FIELD = 'callWindows';
const DAY_WIDTH = 130;
const HOURS_WIDTH = 260;
const SOURCE_WIDTH = 180;

/** The calling hours of a level: a row for each weekday, and the week drawn. */
export function CallingWeek({ form, rows }: CallingWeekProps) {
  const page = useWords(PAGE_WORDS);
  const words = useWords(RULE_WORDS);
  const id = useId();
  const ofWhole = (faults: RuleForm['faults']) =>
    faultsBelow(faults, form.level, FIELD).filter(({ path }) => !rows.some((row) => path.includes(`.${row.path}`)));
  return (
    <SpaceBetween size="s">
      <Box variant="p">{words.hints[FIELD]}</Box>
      <WeekDrawing draft={form.rules} published={form.published} />
      <SettingFaults kind="error" faults={ofWhole(form.faults)} />
      <SettingFaults kind="warning" faults={ofWhole(form.warnings)} />
      <Table
        variant="embedded"
        wrapLines
        items={rows}
        trackBy="path"
        ariaLabels={{ tableLabel: words.fields[FIELD] }}
        columnDefinitions={[
          { id: 'day', header: page.day, isRowHeader: true, minWidth: DAY_WIDTH, cell: (row) => rowName(row, words) },
          {
            id: 'hours',
            header: page.hours,
            minWidth: HOURS_WIDTH,
            cell: (row) => (
              <>
                <SettingValue form={form} row={row} describedBy={`${id}-${row.part}`} />
                <SettingFaults
                  id={`${id}-${row.part}`}
                  kind="error"
                  faults={faultsBelow(form.faults, form.level, row.path)}
                />
                <SettingFaults kind="warning" faults={faultsBelow(form.warnings, form.level, row.path)} />
              </>
            ),
          },
          {
            id: 'source',
            header: page.source,
            minWidth: SOURCE_WIDTH,
            cell: (row) => (
              <>
                <InheritToggle form={form} row={row} />
                <SettingSource form={form} row={row} />
              </>
            ),
          },
        ]}
      />
    </SpaceBetween>
  );
}
