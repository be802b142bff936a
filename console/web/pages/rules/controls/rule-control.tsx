import type { Control } from '../../../rules/rule-fields.ts';
import { AmountControl } from './amount-control.tsx';
import { CapsControl } from './caps-control.tsx';
import { ChoiceControl } from './choice-control.tsx';
import type { ControlProps } from './control-props.ts';
import { DatesControl } from './dates-control.tsx';
import { ExhaustControl } from './exhaust-control.tsx';
import { MissedControl } from './missed-control.tsx';
import { PresetsControl } from './presets-control.tsx';
import { RetryControl } from './retry-control.tsx';
import { WindowsControl } from './windows-control.tsx';

interface RuleControlProps extends ControlProps {
  readonly control: Control;
}

export function RuleControl({ control, ...given }: RuleControlProps) {
  switch (control.kind) {
    case 'amount':
      return <AmountControl {...given} amount={control} />;
    case 'choice':
      return <ChoiceControl {...given} options={control.options} />;
    case 'windows':
      return <WindowsControl {...given} />;
    case 'dates':
      return <DatesControl {...given} />;
    case 'caps':
      return <CapsControl {...given} />;
    case 'presets':
      return <PresetsControl {...given} />;
    case 'retry':
      return <RetryControl {...given} />;
    case 'missed':
      return <MissedControl {...given} />;
    case 'exhaust':
      return <ExhaustControl {...given} />;
    case 'programmes':
      return null;
  }
}
