import { leadRefusalInWords } from '../../../shared/domain/lead-refusal.ts';
import { unreadableInWords } from '../../../shared/domain/unreadable.ts';
import type { ProblemCause } from './problem-cause.ts';

/** What is wrong in one sentence or two, and what to do about it. */
export interface ProblemWords {
  readonly detail: string;
  readonly mend?: string;
}

/** Of causes that are told by their kind alone: detail and mend. */
const ALONE = {
  unexpected: [
    'Nobody expected this. It is in the log of the function api.',
    'try again; if it stays so, tell whoever runs the deployment: docs/runbook.md#the-api',
  ],
  'no-token': ['The request carries no token of this deployment.', 'sign in, and send the token'],
  'no-role': [
    'You are signed in, and nobody has given you a role.',
    'ask an administrator to add you to viewer, supervisor or administrator',
  ],
  'nothing-served': ['Nothing is served here.', 'GET /openapi.json lists all'],
  'under-way': ['It was sent before and is not done yet.', 'wait a moment, then send it again'],
  'key-of-other-request': [
    'The same Idempotency-Key came with another request before.',
    'take a new key for every change',
  ],
  'people-busy': ['The user pool is asked too much at this moment; nothing more was done.', 'wait, then send it again'],
  'body-of-other-type': ['The body is to be JSON.', 'send content-type: application/json'],
  'body-no-json': ['The body is no JSON.', 'write the body as one JSON value'],
  'wrong-fields': ['Each fault is told with its place.'],
  'number-unclear': ['The number is not understood.'],
  'search-ends-here': ['The search cannot go on from there.'],
  'said-malformed': ['What was said cannot be taken.'],
  'person-in-a-call': [
    'The person is in a call. Their numbers are suppressed already; nothing is erased yet.',
    'send it again when the call is over and decided',
  ],
  'no-such-person': ['Nobody here has this id.', 'GET /people lists everybody'],
  oneself: [
    'This is you: nobody changes their own role or switches themselves off or on.',
    'ask another administrator',
  ],
  'last-administrator': [
    'They are the last administrator who can sign in: nobody could invite people or change rules.',
    'make somebody else an administrator first, who has signed in once',
  ],
  'by-company-sign-in': [
    "They come through the company's own sign-in and have no password here.",
    'give them a role: they sign in as everywhere in the company',
  ],
  'switched-off': ['They are switched off.', 'switch them on first'],
  'signed-in-already': [
    'They have signed in already, and have a password of their own.',
    'whoever forgot it takes "Forgot your password?" when they sign in',
  ],
  'login-there-already': [
    'Somebody with this address has a login already.',
    'find them in GET /people: change their role, switch them on, or invite them again',
  ],
  'letters-used-up': [
    'No more letters go out today: Cognito itself sends 50 a day.',
    'invite them tomorrow, or send through Amazon SES: docs/deploying.md#inviting-people',
  ],
  'address-refused': [
    'No letter can be sent to this address.',
    'see whether it is written right, and invite the right one',
  ],
  'live-unconfirmed': [
    'From then on customers are called, real people.',
    'send "confirmation": "live" when you mean it',
  ],
  'not-ready-to-go-live': ['Customers cannot be called like this.', 'mend each of these, then try again'],
  'label-refused': ['The label cannot be kept.'],
  'campaign-wrong': ['The campaign is wrong.'],
  'campaign-gone': ['The campaign is not there any more.'],
  'campaign-there-already': ['There is a campaign of this id already.', 'take another id, or change that one'],
  'figures-unusable': ['What was given beside the counters cannot be used.'],
  'rules-wrong': ['The dial rules are wrong.'],
} as const satisfies Readonly<Record<string, readonly [detail: string, mend?: string]>>;

/** A cause in English: the one place where the API's problems have their sentences. */
export function problemInWords(cause: ProblemCause): ProblemWords {
  switch (cause.kind) {
    case 'other-methods':
      return { detail: `What there is: ${cause.methods.join(', ')}.` };
    case 'other-role':
      return {
        detail: `It takes the role ${cause.needed}; yours is ${cause.yours}.`,
        mend: 'ask somebody who has it, or an administrator to give it to you',
      };
    case 'key-malformed':
      return {
        detail: 'Idempotency-Key is no key.',
        mend: `send 1 to ${cause.characters} printable characters without spaces, such as a UUID`,
      };
    case 'too-often':
      return { detail: `It may be asked ${cause.mostPerMinute} times a minute.`, mend: 'wait, then ask again' };
    case 'body-too-long':
      return { detail: `The body is longer than ${cause.bytes} bytes.`, mend: 'send less at once' };
    case 'body-too-deep':
      return {
        detail: `The body is nested deeper than ${cause.levels} levels.`,
        mend: 'nothing that is taken here is so deep: take out what does not belong',
      };
    case 'no-if-match':
      return {
        detail: 'A change says which version it starts from, so that nobody undoes what they have not seen.',
        mend: `send If-Match with the ETag of what you read, such as ${cause.example}`,
      };
    case 'if-match-of-nothing':
      return {
        detail: 'If-Match names no version of this.',
        mend: `read it again and send its ETag, such as ${cause.example}`,
      };
    case 'no-such-lead':
      return { detail: `There is no lead ${cause.id}.`, mend: 'look for it: POST /leads/search' };
    case 'lead-keeps-changing':
      return { detail: `Lead ${cause.id} kept changing between read and write; try again.`, mend: 'send it again' };
    case 'lead-overtaken': {
      const who = cause.author === undefined ? 'A call or the rules have' : `${cause.author}, a call or the rules have`;
      return {
        detail: `${who} changed the lead since you read it; it is ${cause.state} now.`,
        mend: 'read it again, and decide about it as it is',
      };
    }
    case 'no-campaign-in-tier':
      return {
        detail: `Tier ${cause.tier} has no campaign: nobody calls the lead.`,
        mend: 'create a campaign for the tier',
      };
    case 'not-callable-now':
      return {
        detail: cause.sentences.join(' '),
        mend: 'wait until it is allowed, or change what stands in the way',
      };
    case 'person-overtaken':
      return {
        detail: `${somebody(cause)} changed their role or access since you looked.`,
        mend: 'look at them as they are now, and decide again',
      };
    case 'test-numbers-full':
      return {
        detail: `There are ${cause.most} test numbers already, which is the most there may be: take one off first.`,
      };
    case 'controls-overtaken':
      return {
        detail: `${somebody(cause)} threw a switch since you looked.`,
        mend: 'look at how the switches stand now, and decide again',
      };
    case 'campaign-unreadable':
      return { detail: unreadableInWords(cause.why), mend: 'store it anew: npm run campaigns -- put' };
    case 'campaign-overtaken':
      return {
        detail: `${somebody(cause)} changed the campaign since you read it.`,
        mend: 'read it again, and make your change to that',
      };
    case 'no-such-campaign':
      return { detail: `There is no campaign ${cause.id}.`, ...knownInWords(cause.known) };
    case 'no-such-script':
      return { detail: `There is no script ${cause.id}.`, mend: 'GET /scripts lists those there are' };
    case 'report-days':
      return { detail: `A report is of 1 to ${cause.most} days.` };
    case 'document-overtaken': {
      const { author, version, document, at, from } = cause;
      return {
        detail: `${author} published version ${version} of the ${document} at ${at}; you started from version ${from}.`,
        mend: 'look at what they changed, read it again, and make your change to that',
      };
    }
    case 'overtaken-by-unreadable':
      return {
        detail: `Version ${cause.version} was published since, and this version of the product does not obey it: ${unreadableInWords(cause.why)}`,
        mend: 'read again what is in force, and publish over the newest version of the history',
      };
    case 'no-such-version':
      return {
        detail: `There is no version ${cause.version} of the ${cause.document}.`,
        mend: 'take one from the history',
      };
    case 'version-unreadable':
      return { detail: `It cannot be read: ${unreadableInWords(cause.why)}`, mend: 'take one from the history' };
    case 'no-way-back':
      return {
        detail: `Version ${cause.version} of the ${cause.document} cannot be read: ${unreadableInWords(cause.why)}`,
        mend: 'go back to another one',
      };
    case 'document-refused':
      return { detail: `The ${cause.document} cannot be published like this.`, mend: 'mend each fault at its place' };
    case 'version-not-in-force':
      return {
        detail: `If-Match names no version of the ${cause.document} in force.`,
        mend: 'read it again and start from there',
      };
    default: {
      if (!isAlone(cause)) return leadRefusalInWords(cause);
      const [detail, mend] = ALONE[cause.kind];
      return { detail, ...(mend !== undefined && { mend }) };
    }
  }
}

function somebody({ author }: { readonly author?: string }): string {
  return author ?? 'Somebody';
}

function knownInWords(known: readonly string[] | undefined): Pick<ProblemWords, 'mend'> {
  if (known === undefined) return {};
  return { mend: known.length === 0 ? 'there is none at all: create one' : `there are ${known.join(', ')}` };
}

type CauseAlone = Extract<ProblemCause, { readonly kind: keyof typeof ALONE }>;

function isAlone(cause: ProblemCause): cause is CauseAlone {
  return Object.hasOwn(ALONE, cause.kind);
}
