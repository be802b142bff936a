import type * as z from 'zod';
import { TierlineError } from '../../application/errors.ts';
import type { UnreadableSetting } from '../../application/ports/settings-repository.ts';
import type { Unreadable } from '../../domain/findings/finding.ts';
import { type SettingName, settingNameInWords, unreadableInWords } from '../../domain/unreadable.ts';

/** A stored item that does not have the shape it must have. Names its key and the members that are wrong, never a value. */
export class UnreadableItemError extends TierlineError {
  readonly code = 'storage.unreadable-item';
  readonly retryable = false;

  /** The same as data. */
  readonly why: Unreadable;

  constructor(why: Unreadable) {
    super(unreadableInWords(why));
    this.why = why;
  }
}

/**
 * The item as the schema reads it: nothing untyped leaves an adapter.
 * @throws UnreadableItemError when it does not fit.
 */
export function readItem<T>(schema: z.ZodType<T>, item: Readonly<Record<string, unknown>>): T {
  const parsed = schema.safeParse(item);
  if (parsed.success) return parsed.data;
  const members = parsed.error.issues.map(({ path, code }) => ({ path: path.map(String).join('.'), code }));
  throw new UnreadableItemError({ kind: 'misshapen', key: `${item['pk']} / ${item['sk']}`, members });
}

/** Told of what is passed over because its item cannot be read. */
export type OnUnreadable = (error: UnreadableItemError) => void;

/** What is read; nothing of an item that cannot be read, which is told to `onUnreadable`. Other errors go on. */
export function readableOnly<Read>(read: () => Read, onUnreadable?: OnUnreadable): readonly Read[] {
  try {
    return [read()];
  } catch (error) {
    if (!(error instanceof UnreadableItemError)) throw error;
    onUnreadable?.(error);
    return [];
  }
}

/** A setting that could not be read for that reason. */
export function unreadableSetting(setting: SettingName, { message, why }: UnreadableItemError): UnreadableSetting {
  return { what: settingNameInWords(setting), reason: message, setting, why };
}
