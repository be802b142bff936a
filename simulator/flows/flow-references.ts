/** A place in a flow's data, such as Attributes > purpose. */
export type Reference = readonly string[];

/** What a flow can refer to by `$.`, as the Administrator Guide lists it ("List of available contact attributes"). */
export const ROOTS: ReadonlySet<string> = new Set([
  'Agent',
  'Attributes',
  'AwsRegion',
  'Channel',
  'ContactId',
  'CustomerEndpoint',
  'CustomerId',
  'Description',
  'ErrorReason',
  'External',
  'FlowAttributes',
  'InitialContactId',
  'InitiationMethod',
  'InstanceARN',
  'LambdaInvocation',
  'LanguageCode',
  'Metrics',
  'Modules',
  'Name',
  'OutboundCallerId',
  'PreviousContactId',
  'Queue',
  'References',
  'RelatedContactId',
  'SegmentAttributes',
  'StoredCustomerInput',
  'SystemEndpoint',
  'Tags',
  'TextToSpeechVoiceId',
  'Views',
]);

const STEP = String.raw`(?:\.[A-Za-z0-9_-]+|\[(?:'[^']+'|"[^"]+"|\d+)\])`;
const PATHS = new RegExp(String.raw`\$${STEP}+`, 'g');
const STEPS = /\.([A-Za-z0-9_-]+)|\[(?:'([^']+)'|"([^"]+)"|(\d+))\]/g;

/** Whether the whole text is one reference. */
export function isReference(text: string): boolean {
  return text.match(PATHS)?.[0] === text;
}

/** Every reference in a parameter, however deep. */
export function referencesIn(value: unknown): readonly Reference[] {
  if (typeof value === 'string') return (value.match(PATHS) ?? []).map(stepsOf);
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(referencesIn);
  return [];
}

/** The text with every reference replaced. */
export function filledIn(text: string, lookUp: (reference: Reference) => string | undefined): string {
  return text.includes('$') ? text.replaceAll(PATHS, (path) => lookUp(stepsOf(path)) ?? '') : text;
}

function stepsOf(path: string): Reference {
  return [...path.matchAll(STEPS)].map(
    ([, dotted, single, double, index]) => dotted ?? single ?? double ?? index ?? '',
  );
}
