/** A rule that diallers are known for and that nothing here obeys yet. */
export interface UnavailableRule {
  /** What it does elsewhere. */
  readonly meaning: string;
  /** The field that does the same here, under its own name or in its own way. */
  readonly instead?: string;
}

// Stryker disable StringLiteral: what other diallers call their rules; the page of the rules shows it, and nothing is decided by it.

/** Refused by name, because a rule that is accepted and not obeyed is a broken promise. */
export const UNAVAILABLE_RULES: Readonly<Record<string, UnavailableRule>> = {
  abandon: { meaning: 'limits of the share of answered calls for which no agent was there' },
  abandonedPromptArn: { meaning: 'the message that a person hears when no agent is there' },
  amd: { meaning: 'telling answering machines from people' },
  approval: { meaning: 'a second person who has to approve a change' },
  auditTrail: { meaning: 'a record of who changed what: versions are always kept here' },
  avoidSameHourWithin: { meaning: 'hours that a further attempt keeps away from', instead: 'avoidSameHourWithinHours' },
  backpressure: { meaning: 'dialling slower while the next tier has a backlog' },
  callerIdPool: { meaning: 'several caller numbers that take turns' },
  capacity: { meaning: 'lines and starts per second of one campaign' },
  consentRequired: { meaning: 'what a lead must have agreed to', instead: 'consent' },
  dnc: { meaning: 'do-not-call lists by name: suppression always holds here' },
  dryRun: { meaning: 'deciding without dialling: set the mode observe in the controls' },
  effectiveFrom: { meaning: 'the moment from which a document holds: it holds once it is published' },
  effectiveTo: { meaning: 'the moment until which a document holds' },
  exclusivity: { meaning: 'one campaign at a time for a lead, which always holds here' },
  holidayCalendarIds: {
    meaning: 'calendars by name: public holidays follow country and region',
    instead: 'closedDates',
  },
  holidayMode: { meaning: 'whether holidays are called on', instead: 'holidays' },
  initialLines: { meaning: 'lines for each person at the start' },
  leadOrder: { meaning: 'by what leads are sorted' },
  listMix: { meaning: 'shares of several lists' },
  maxAttemptsPerLead: { meaning: 'attempts in one cycle', instead: 'maxAttemptsPerCycle' },
  maxLinesPerAgent: { meaning: 'the most lines for each person' },
  minRecentAttempts: { meaning: 'attempts before prediction begins' },
  newLeadInterleave: { meaning: 'every n-th call to a new lead' },
  predictive: { meaning: 'settings of predictive dialling' },
  predictiveMinAgents: { meaning: 'people before prediction begins' },
  preferredDayparts: { meaning: 'parts of the day to spread attempts over', instead: 'dayParts' },
  recordingMode: { meaning: 'which calls are recorded', instead: 'recording' },
  retentionYears: { meaning: 'how long recordings are kept' },
  retryRules: { meaning: 'when an outcome is tried again', instead: 'retry' },
  ringTimeoutSec: { meaning: 'how long an unanswered call rings', instead: 'ringTimeoutSeconds' },
  segments: { meaning: 'rules for a part of the leads' },
  sharedRetryBudget: { meaning: 'one budget for all outcomes, which always holds here' },
  speedToLead: { meaning: 'how soon a new lead is called' },
  transitions: { meaning: 'to which tier an outcome leads' },
  tzSources: { meaning: 'where time zones are taken from' },
  unknownTzPolicy: { meaning: 'leads whose time zone is not certain', instead: 'unknownTimezone' },
};
// Stryker restore StringLiteral

const MORE_LINES_THAN_PEOPLE =
  'write progressive: dialling more lines than there are people needs a message for those who find nobody there and a meter of how many they are, and this version has neither';

/** Values of fields that exist, known from other diallers and not obeyed here; each with what to write instead. */
export const UNAVAILABLE_VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dialMode: {
    agentless: 'write progressive: this version has no calls without a person',
    power: MORE_LINES_THAN_PEOPLE,
    predictive: MORE_LINES_THAN_PEOPLE,
    preview: 'write progressive, or manual where people look at a lead before they dial it by hand',
  },
  recording: {
    'after-notice': 'write off: conversations are not recorded in this version',
    all: 'write off: conversations are not recorded in this version',
    on: 'write off: conversations are not recorded in this version',
  },
  unknownTimezone: {
    default: 'write intersect or block: no single zone is assumed for a lead that may be in several',
  },
};

/** What to write instead of a value that is known from other diallers and not obeyed here. */
export function mendOfUnavailableValue(field: string, value: unknown): string | undefined {
  const mends = Object.entries(UNAVAILABLE_VALUES).find(([name]) => name === field)?.[1] ?? {};
  return Object.entries(mends).find(([name]) => name === value)?.[1];
}
