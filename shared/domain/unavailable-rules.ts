// Stryker disable StringLiteral: names of other diallers' rules, a list that decides nothing but whether a name is in it.

/**
 * Rules that diallers are known for and that nothing here obeys yet. They are refused by name, because a rule that is
 * accepted and not obeyed is a broken promise.
 */
export const UNAVAILABLE_RULES: ReadonlySet<string> = new Set([
  'abandon',
  'abandonedPromptArn',
  'amd',
  'approval',
  'auditTrail',
  'avoidSameHourWithin',
  'backpressure',
  'callback',
  'callerIdPool',
  'capacity',
  'consentRequired',
  'dnc',
  'dryRun',
  'effectiveFrom',
  'effectiveTo',
  'exclusivity',
  'holidayCalendarIds',
  'holidayMode',
  'initialLines',
  'leadOrder',
  'listMix',
  'maxLinesPerAgent',
  'minRecentAttempts',
  'newLeadInterleave',
  'predictive',
  'predictiveMinAgents',
  'preferredDayparts',
  'recordingMode',
  'retentionYears',
  'segments',
  'sharedRetryBudget',
  'speedToLead',
  'transitions',
  'tzSources',
  'unknownTzPolicy',
]);
