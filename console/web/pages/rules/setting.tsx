import Box from '@cloudscape-design/components/box';
import Grid from '@cloudscape-design/components/grid';
import { useId } from 'react';
import { useWords } from '../../language/language-context.ts';
import { PageLink } from '../../parts/page-link.tsx';
import type { RuleRow } from '../../rules/rule-fields.ts';
import { RULE_WORDS } from '../../terms/rule-words.ts';
import { InheritToggle } from './inherit-toggle.tsx';
import { faultsBelow, type RuleForm } from './rule-form.ts';
import { SettingFaults } from './setting-faults.tsx';
import { SettingSource } from './setting-source.tsx';
import { SettingValue } from './setting-value.tsx';
import './setting.css';
import { rowName } from '../../rules/value-words.ts';
import { PAGE_WORDS } from './words.ts';

interface SettingProps {
  readonly form: RuleForm;
  readonly row: RuleRow;
}

const COLUMNS = [{ colspan: { default: 12, xxs: 8 } }, { colspan: { default: 12, xxs: 4 } }];

/** One rule of a level: what it is, its value, where that comes from, and what is wrong with it. */
export function Setting({ form, row }: SettingProps) {
  const page = useWords(PAGE_WORDS);
  const words = useWords(RULE_WORDS);
  const id = useId();
  return (
    <fieldset className="tierline-setting" aria-labelledby={id}>
      <Grid gridDefinition={COLUMNS}>
        <div>
          <Box id={id} fontWeight="bold">
            {rowName(row, words)}
          </Box>
          {row.part === undefined && <Box variant="small">{words.hints[row.field]}</Box>}
          {row.control.kind === 'programmes' && <PageLink to="/programmes">{page.toProgrammes}</PageLink>}
          <div className="tierline-setting-value">
            <SettingValue form={form} row={row} describedBy={`${id}-faults`} />
          </div>
          <SettingFaults id={`${id}-faults`} kind="error" faults={faultsBelow(form.faults, form.level, row.path)} />
          <SettingFaults kind="warning" faults={faultsBelow(form.warnings, form.level, row.path)} />
        </div>
        <div>
          <InheritToggle form={form} row={row} />
          <SettingSource form={form} row={row} />
        </div>
      </Grid>
    </fieldset>
  );
}
