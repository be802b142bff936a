import type { Breach, LivedRun } from './lived-run.ts';

/** Every count of the reports is what the recorded calls and orders come to: nothing is counted twice, and nothing is left out. */
export function checkCounters({ recount, records }: LivedRun): readonly Breach[] {
  const leadIds = new Map(records.attempts.map(({ contactId, leadId }) => [contactId, leadId]));
  return recount.miscounts.map(({ dimension, key, hour, name, kept, recounted, contactIds: [contactId] }) => ({
    rule: 'results-miscounted' as const,
    leadId: leadIds.get(contactId ?? '') ?? '',
    ...(contactId !== undefined && { contactId }),
    sentence: `The report of ${dimension} ${key} has ${kept} ${name} in the hour of ${hour}; its calls and orders come to ${recounted}.`,
  }));
}
