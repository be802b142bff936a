import Box from '@cloudscape-design/components/box';
import { Link } from 'react-router';
import { useWords } from '../../language/language-context.ts';
import { type LeadInList, leadPath } from './lead-answers.ts';
import { LEADS_WORDS } from './words.ts';

/** The way to a lead's page, by its name where it has one. */
export function LeadLink({ id, name, externalId }: Pick<LeadInList, 'id' | 'name' | 'externalId'>) {
  const words = useWords(LEADS_WORDS);
  return (
    <>
      <Link to={leadPath(id)}>{name ?? words.noName(id)}</Link>
      {externalId !== undefined && (
        <Box color="text-body-secondary" fontSize="body-s">
          {words.externalId(externalId)}
        </Box>
      )}
    </>
  );
}
