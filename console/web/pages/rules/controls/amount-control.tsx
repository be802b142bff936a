import Box from '@cloudscape-design/components/box';
import { useWords } from '../../../language/language-context.ts';
import type { Control } from '../../../rules/rule-fields.ts';
import { RULE_WORDS } from '../../../terms/rule-words.ts';
import type { ControlProps } from './control-props.ts';
import { NumberInput } from './number-input.tsx';

interface AmountControlProps extends ControlProps {
  readonly amount: Extract<Control, { readonly kind: 'amount' }>;
}

export function AmountControl({ name, value, isWrong, describedBy, onChange, amount }: AmountControlProps) {
  const words = useWords(RULE_WORDS);
  const { min, max, unit } = amount;
  return (
    <>
      <NumberInput name={name} value={value} isInvalid={isWrong()} describedBy={describedBy} onChange={onChange} />
      <Box variant="small">{words.from(min, max, words.units[unit])}</Box>
    </>
  );
}
