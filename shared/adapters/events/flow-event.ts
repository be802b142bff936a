import * as z from 'zod';

/** What a contact flow hands to a Lambda block (Administrator Guide, "Invoke AWS Lambda functions"). */
export interface FlowEvent {
  readonly contactId: string;
  readonly initialContactId: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
}

const flowEvent = z.object({
  Details: z.object({
    ContactData: z.object({
      ContactId: z.string().min(1).max(256),
      InitialContactId: z.string().nullish(),
      Attributes: z.record(z.string(), z.string()).nullish(),
    }),
    Parameters: z.record(z.string(), z.unknown()).nullish(),
  }),
});

/**
 * Reads a flow's invocation; parameters that are no text are left out.
 * @throws z.ZodError naming the paths that are wrong.
 */
export function flowEventFrom(json: unknown): FlowEvent {
  const { ContactData, Parameters } = flowEvent.parse(json).Details;
  const texts = Object.entries(Parameters ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    contactId: ContactData.ContactId,
    initialContactId: ContactData.InitialContactId ?? undefined,
    attributes: ContactData.Attributes ?? {},
    parameters: Object.fromEntries(texts),
  };
}
