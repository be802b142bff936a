import Box from '@cloudscape-design/components/box';
import Icon from '@cloudscape-design/components/icon';
import { useLanguage } from '../../language/language-context.ts';
import { faultInWords } from './fault-words.ts';
import type { Fault } from './rules-answers.ts';

interface SettingFaultsProps {
  /** By which the inputs that are wrong refer to it. */
  readonly id?: string;
  readonly faults: readonly Fault[];
  readonly kind: 'error' | 'warning';
}

const LOOKS = {
  error: { icon: 'status-negative', color: 'text-status-error' },
  warning: { icon: 'status-warning', color: 'text-status-warning' },
} as const;

/** What is wrong with a setting or doubtful, and how to mend it; said aloud when it appears. */
export function SettingFaults({ id, faults, kind }: SettingFaultsProps) {
  const { language } = useLanguage();
  const { icon, color } = LOOKS[kind];
  return (
    <div id={id} aria-live="polite">
      {faults.map((fault) => (
        <div key={`${fault.path} ${fault.message}`}>
          <Box color={color}>
            <Icon name={icon} /> {faultInWords(fault, language)}
          </Box>
        </div>
      ))}
    </div>
  );
}
