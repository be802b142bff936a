/** Documents that are published in versions, as they are called within a sentence. */
export const DOCUMENT_NAMES = ['rules', 'sales structure'] as const;

export type DocumentName = (typeof DOCUMENT_NAMES)[number];
