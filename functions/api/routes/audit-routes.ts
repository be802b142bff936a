import * as z from 'zod';
import { AUDIT_SUBJECTS, type AuditEntry, type AuditPage } from '../../../shared/application/ports/audit-log.ts';
import { csvText, plainCsvField } from '../../../shared/domain/csv-text.ts';
import { deedsInWords } from '../../../shared/domain/deed-words.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { cursorOf, limitSchema } from '../routing/cursor.ts';
import { type Route, route } from '../routing/route.ts';
import { deeds, moment, momentOf } from './schemas.ts';

/** A place between two entries: a moment, and what tells entries of one moment apart. */
const auditCursor = cursorOf(z.string().regex(/^[\dTZ:.-]{20,30}#[0-9a-f]{12}$/));

export const auditEntry = z.object({
  at: moment,
  author: z.string(),
  subject: z.enum(AUDIT_SUBJECTS),
  id: z.string().exactOptional(),
  deed: z.string().describe('what was done, in words'),
  deeds,
  note: z.string(),
});

export const auditAnswer = z.object({ entries: z.array(auditEntry), next: z.string().exactOptional() });

const narrowing = {
  subject: z.enum(AUDIT_SUBJECTS).exactOptional(),
  author: z.string().min(1).max(200).exactOptional().describe('exactly as they sign'),
};

/** So many fit into an answer of Lambda's with room to spare. */
const MOST_EXPORTED = 5_000;
const PAGE = 500;

export const AUDIT_ROUTES: readonly Route[] = [
  route({
    id: 'audit.list',
    method: 'GET',
    path: '/audit',
    role: 'supervisor',
    purpose: 'read',
    summary: 'Every change and export: who, what, when and why, newest first',
    query: z.strictObject({
      limit: limitSchema(50, 200),
      cursor: auditCursor.schema.exactOptional(),
      ...narrowing,
    }),
    answer: auditAnswer,
    carryOut: async ({ audit }, { query: { limit, cursor, ...wanted } }) => {
      const { entries, next } = await audit.entries({
        limit,
        ...wanted,
        ...(cursor !== undefined && { after: cursor }),
      });
      const body = { entries: entries.map(entryBody), ...(next !== undefined && { next: auditCursor.write(next) }) };
      return { kind: 'answered', body };
    },
  }),
  route({
    id: 'audit.export',
    method: 'GET',
    path: '/audit/export',
    role: 'administrator',
    purpose: 'export',
    summary: `The newest ${MOST_EXPORTED} entries as a CSV file`,
    query: z.strictObject(narrowing),
    audited: () => ({ subject: 'audit', deeds: [{ kind: 'audit-exported' }] }),
    media: 'text/csv',
    answer: z.string(),
    mostPerMinute: 5,
    carryOut: async (deps, { query }) => {
      const rows = (await newest(deps, query)).map(({ at, author, subject, id = '', deeds: done, note }) =>
        [momentOf(at), author, subject, id, deedsInWords(done), note].map(plainCsvField),
      );
      return { kind: 'answered', body: csvText(['at', 'author', 'subject', 'id', 'deed', 'note'], rows) };
    },
  }),
];

async function newest(
  { audit }: ApiDependencies,
  wanted: Pick<AuditPage, 'subject' | 'author'>,
): Promise<readonly AuditEntry[]> {
  const found: AuditEntry[] = [];
  let after: string | undefined;
  do {
    const page = await audit.entries({ limit: PAGE, ...wanted, ...(after !== undefined && { after }) });
    found.push(...page.entries);
    after = page.next;
  } while (after !== undefined && found.length < MOST_EXPORTED);
  return found;
}

function entryBody({ at, deeds: done, ...rest }: AuditEntry): z.input<typeof auditEntry> {
  return { ...rest, at: momentOf(at), deed: deedsInWords(done), deeds: [...done] };
}
