export const PRESET_IDS = [
  'us-federal',
  'us-florida',
  'us-oklahoma',
  'us-maryland',
  'us-california',
  'canada',
  'uk',
  'eu',
  'russia',
] as const;

export type PresetId = (typeof PRESET_IDS)[number];
