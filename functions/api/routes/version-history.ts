import * as z from 'zod';
import { withoutInternationalNumbers } from '../../../shared/domain/hidden-numbers.ts';
import type { Role } from '../../../shared/domain/roles.ts';
import { maySeeNumbers } from '../../../shared/domain/shown-number.ts';
import { cursorOf, limitSchema } from '../routing/cursor.ts';

const versionCursor = cursorOf(z.int().min(1));

/** How the versions of something are asked for, at most so many at once. */
export function versionsQuery(most: number) {
  return z.strictObject({ limit: limitSchema(20, most), cursor: versionCursor.schema.exactOptional() });
}

/** Why somebody changed something, in their words, without the telephone numbers in them where the role may not see any. */
export function shownNote(note: string, role: Role): string {
  return maySeeNumbers(role) ? note : withoutInternationalNumbers(note);
}

/** A page of versions, newest first, as the role is shown it. One more is read than is told, to know whether others follow. */
export async function versionsPage<Entry, Told extends { readonly version: number; readonly note?: string }>(
  { limit, cursor }: z.output<ReturnType<typeof versionsQuery>>,
  role: Role,
  read: (page: { readonly limit: number; readonly before?: number }) => Promise<readonly Entry[]>,
  tell: (entry: Entry) => Told,
): Promise<{ versions: Told[]; next?: string }> {
  const found = await read({ limit: limit + 1, ...(cursor !== undefined && { before: cursor }) });
  const versions = found.slice(0, limit).map((entry) => {
    const told = tell(entry);
    return told.note === undefined ? told : { ...told, note: shownNote(told.note, role) };
  });
  const last = versions.at(-1);
  const hasMore = found.length > limit && last !== undefined;
  return { versions, ...(hasMore && { next: versionCursor.write(last.version) }) };
}
