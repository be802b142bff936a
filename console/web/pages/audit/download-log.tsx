import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useDownload } from '../../api/use-download.ts';
import { useWords } from '../../language/language-context.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useMay } from '../../session/profile.ts';
import type { AuditFilterValue } from './audit-filter.tsx';
import { AUDIT_WORDS } from './words.ts';

interface DownloadLogProps {
  readonly filter: AuditFilterValue;
}

/** The newest entries as a file, for those who may take them out. */
export function DownloadLog({ filter }: DownloadLogProps) {
  const words = useWords(AUDIT_WORDS);
  const download = useDownload();
  const isAllowed = useMay('audit.export');
  return (
    <SpaceBetween size="xs">
      <Button
        iconName="download"
        loading={download.isUnderWay}
        disabled={!isAllowed}
        {...(!isAllowed && { disabledReason: words.mayNotDownload })}
        onClick={() => void download.start('/audit/export', { ...filter }, 'audit.csv')}
      >
        {words.download}
      </Button>
      <ProblemAlert problem={download.problem} />
    </SpaceBetween>
  );
}
