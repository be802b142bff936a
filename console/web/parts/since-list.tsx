import Box from '@cloudscape-design/components/box';
import type { ChangeSince } from '../../../functions/api/routing/problem.ts';
import { useWords } from '../language/language-context.ts';
import { Moment } from './moment.tsx';
import { useSinceText } from './use-since-text.ts';
import { PART_WORDS } from './words.ts';

interface SinceListProps {
  readonly since: readonly ChangeSince[];
  /** False where there are older ones. */
  readonly isAll: boolean;
}

/** Who changed what meanwhile, newest first. */
export function SinceList({ since, isAll }: SinceListProps) {
  const words = useWords(PART_WORDS);
  const sinceText = useSinceText();
  return (
    <>
      <Box variant="strong">{words.changedSince}</Box>
      <ul>
        {since.map(({ version, author, at, note, ...done }) => (
          <li key={`${version} ${at}`}>
            {[author, at].some((told) => told !== undefined) && (
              <>
                {author}
                {author !== undefined && at !== undefined && ', '}
                {at !== undefined && <Moment at={at} />}
                {note !== '' && ` (${note})`}
                {': '}
              </>
            )}
            {sinceText(done)}
          </li>
        ))}
        {!isAll && <li>{words.olderChanges}</li>}
      </ul>
    </>
  );
}
