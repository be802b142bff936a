/** Where the relationship with a lead stands, from stranger to customer. */
export const STAGES = ['prospecting', 'selling', 'account-care'] as const;

export type Stage = (typeof STAGES)[number];
