/** What a part of the sales structure means, for those who write one: the source of the reference page and of the JSON Schema. */
export interface PartReference {
  readonly meaning: string;
  readonly isRequired?: true;
}

type Parts = Readonly<Record<string, PartReference>>;

export const TIER_REFERENCE: Parts = {
  name: { meaning: 'What the tier is called in reports. Every tier has a name of its own.', isRequired: true },
  stages: {
    meaning:
      'The stages whose leads the tier calls: neighbours, in the order prospecting, selling, account-care. Every stage is held by exactly one tier.',
    isRequired: true,
  },
  queueId: { meaning: 'The Amazon Connect queue in which answered calls wait for somebody of the tier.' },
  routingProfileId: {
    meaning: "The Amazon Connect routing profile of the tier's people: free people are counted by it.",
  },
  contactFlowId: { meaning: 'The Amazon Connect flow that a call runs through.' },
  callerNumbers: {
    meaning: 'Numbers that customers see, in international form. Every lead sees the same one of them in all calls.',
  },
  script: { meaning: "The id of the script that the tier's people have before them." },
  targets: { meaning: 'Figures that the tier is judged by in reports. No call is placed or left out for them.' },
};

export const TARGET_REFERENCE: Parts = {
  contactsPerDay: { meaning: 'Conversations with a person of the lead, on a working day.' },
  handoversPerDay: { meaning: 'Qualified leads handed to the next stage, on a working day.' },
  firstCallWithinMinutes: { meaning: 'Minutes of calling hours from hand-over to first call.' },
  dealsPerDay: { meaning: 'Sales on a working day.' },
  winRate: { meaning: 'Share of decided deals that are won.' },
  repeatRate: { meaning: 'Share of customers who buy again.' },
  averageOrderValue: { meaning: "Of customers' orders, in whole units of the company's currency." },
  complaintRate: { meaning: 'Share of called customers who complain.' },
};

export const SCRIPT_REFERENCE: Parts = {
  title: { meaning: 'Heading.', isRequired: true },
  opening: { meaning: 'What the agent says first.' },
  objections: {
    meaning:
      'Objections with the answers prepared for them: `code`, which reports count, `title`, `answer`. Codes are unique within the script.',
    isRequired: true,
  },
  cards: {
    meaning: 'What the agent looks up, such as contract, delivery, packaging: `id`, `title`, `text`.',
    isRequired: true,
  },
  facts: { meaning: 'What the agent finds out: `name`, as a hand-over may ask for it, and `question`.' },
};

export const DOCUMENT_REFERENCE: Parts = {
  tiers: { meaning: 'One to three tiers, numbered by their order.', isRequired: true },
  transitions: {
    meaning:
      'What follows an outcome in a stage, where the company wants something else than the [defaults](transitions.md).',
  },
  scripts: { meaning: 'Scripts by their ids.' },
};
