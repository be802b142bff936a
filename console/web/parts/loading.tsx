import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';
import { useWords } from '../language/language-context.ts';
import { PART_WORDS } from './words.ts';

/** Stands where something is awaited, and says so to those who cannot see it turn. */
export function Loading() {
  const words = useWords(PART_WORDS);
  return (
    <Box textAlign="center" padding="l">
      <span role="status">
        <Spinner /> {words.loading}
      </span>
    </Box>
  );
}
