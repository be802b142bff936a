import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { type BusinessEvent, businessEventFrom } from '../../shared/adapters/events/business-event.ts';
import {
  type Ignored,
  ignored,
  jsonFrom,
  type Rejected,
  reasonOf,
  rejected,
} from '../../shared/adapters/events/verdict.ts';

export type BusinessEventCommand = BusinessEvent | Ignored | Rejected;

/** One queued EventBridge event turned into what is to be done about it; throws nothing, whatever the body. */
export function toCommand(body: string, now: Temporal.Instant): BusinessEventCommand {
  const read = jsonFrom(body);
  if (read.kind === 'reject') return read;
  try {
    return businessEventFrom(read.json, now) ?? ignored('another type of event');
  } catch (error) {
    if (error instanceof z.ZodError) return rejected(reasonOf(error));
    throw error;
  }
}
