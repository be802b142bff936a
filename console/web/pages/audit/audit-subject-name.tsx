import { Link } from 'react-router';
import { useWords } from '../../language/language-context.ts';
import type { AuditEntryShown } from './audit-answer.ts';
import { AUDIT_WORDS } from './words.ts';

/** What an entry is about; of a lead with the way to its page. */
export function AuditSubjectName({ subject, id }: Pick<AuditEntryShown, 'subject' | 'id'>) {
  const words = useWords(AUDIT_WORDS);
  const name = words.subjects[subject];
  if (id === undefined) return name;
  return (
    <>
      {name} {subject === 'lead' ? <Link to={`/leads/${encodeURIComponent(id)}`}>{id}</Link> : id}
    </>
  );
}
