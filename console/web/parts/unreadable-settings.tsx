import './plain-list.css';
import Alert from '@cloudscape-design/components/alert';
import type { output } from 'zod';
import type { unreadableSettings } from '../../../functions/api/routes/schemas.ts';
import { useLanguage } from '../language/language-context.ts';
import { unreadableInRussian } from '../terms/findings/finding-in-russian.ts';
import { capitalised } from '../terms/letters.ts';
import { settingNameInRussian } from '../terms/setting-name-in-russian.ts';

interface UnreadableSettingsProps {
  readonly header: string;
  readonly settings: output<typeof unreadableSettings>;
}

/** Settings that nobody can read, and why: loaded where there are any. */
export default function UnreadableSettings({ header, settings }: UnreadableSettingsProps) {
  const { language } = useLanguage();
  return (
    <Alert type="error" header={header}>
      <ul className="tierline-plain-list">
        {settings.map(({ what, reason, setting, why }) => (
          <li key={what}>
            {language === 'en'
              ? `${what}: ${reason}`
              : `${capitalised(settingNameInRussian(setting))}: ${unreadableInRussian(why)}.`}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
