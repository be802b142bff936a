import Box from '@cloudscape-design/components/box';
import { useWords } from '../../language/language-context.ts';
import type { RuleRow } from '../../rules/rule-fields.ts';
import { valueInWords } from '../../rules/value-words.ts';
import { RULE_WORDS } from '../../terms/rule-words.ts';
import { heldBy, heldValue } from './held-in-words.ts';
import { ownValue, type RuleForm } from './rule-form.ts';
import { PAGE_WORDS } from './words.ts';

interface SettingSourceProps {
  readonly form: RuleForm;
  readonly row: RuleRow;
}

/** Where a value comes from: whom it is inherited from, or what would be inherited, and what holds where others are stricter. */
export function SettingSource({ form, row }: SettingSourceProps) {
  const page = useWords(PAGE_WORDS);
  const words = useWords(RULE_WORDS);
  const inherited = form.rules.inherited(row.path);
  const held = form.rules.held(row.path);
  const own = ownValue(form, row);
  const who = heldBy(inherited, words, page);
  if (own === undefined) {
    return (
      <Box variant="small">
        {form.level.kind !== 'organisation' && row.isOrganisationOnly && `${page.organisationOnly} `}
        {who === '' ? page.inheritedNowhere : page.inheritedFrom(who)}
      </Box>
    );
  }
  const holding = heldValue(row, held, words, page);
  const isStricterElsewhere = holding !== '' && holding !== valueInWords(row, own, words);
  return (
    <Box variant="small">
      {who === '' ? page.inheritedNowhere : page.insteadOf(heldValue(row, inherited, words, page), who)}
      {isStricterElsewhere && (
        <>
          <br />
          {page.holds(holding, heldBy(held, words, page))}
        </>
      )}
    </Box>
  );
}
