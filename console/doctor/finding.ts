/** What is looked at, in the order in which it is told. Each has a row in docs/deploying.md. */
export const CHECKS = [
  'tools',
  'credentials',
  'bootstrap',
  'instance',
  'queues',
  'caller-numbers',
  'countries',
  'calls-at-once',
  'starts',
  'campaign-calls',
  'functions',
  'contact-records',
  'recordings',
  'agents',
  'e-mail',
] as const;

export type Check = (typeof CHECKS)[number];

/** What a check found. `unchecked` is neither good nor bad: this program cannot know. */
export type Finding =
  | { readonly state: 'ok'; readonly check: Check; readonly found: string }
  | {
      readonly state: 'warn' | 'fail' | 'unchecked';
      readonly check: Check;
      readonly found: string;
      /** What to do, with the command or the page. */
      readonly mend: string;
    };

export function ok(check: Check, found: string): Finding {
  return { state: 'ok', check, found };
}

export function warn(check: Check, found: string, mend: string): Finding {
  return { state: 'warn', check, found, mend };
}

export function fail(check: Check, found: string, mend: string): Finding {
  return { state: 'fail', check, found, mend };
}

export function unchecked(check: Check, found: string, mend: string): Finding {
  return { state: 'unchecked', check, found, mend };
}

/** What stays open when AWS could not be asked. */
export function unknown(check: Check, { why, mend }: { readonly why: string; readonly mend: string }): Finding {
  return unchecked(check, `could not be checked: ${why}`, mend);
}
