import * as z from 'zod';
import { cursorOf, limitSchema } from '../routing/cursor.ts';

const versionCursor = cursorOf(z.int().min(1));

/** How the versions of something are asked for, at most so many at once. */
export function versionsQuery(most: number) {
  return z.strictObject({ limit: limitSchema(20, most), cursor: versionCursor.schema.exactOptional() });
}

/** A page of versions, newest first. One more is read than is told, to know whether others follow. */
export async function versionsPage<Entry, Told extends { readonly version: number }>(
  { limit, cursor }: z.output<ReturnType<typeof versionsQuery>>,
  read: (page: { readonly limit: number; readonly before?: number }) => Promise<readonly Entry[]>,
  tell: (entry: Entry) => Told,
): Promise<{ versions: Told[]; next?: string }> {
  const found = await read({ limit: limit + 1, ...(cursor !== undefined && { before: cursor }) });
  const versions = found.slice(0, limit).map(tell);
  const last = versions.at(-1);
  const hasMore = found.length > limit && last !== undefined;
  return { versions, ...(hasMore && { next: versionCursor.write(last.version) }) };
}
