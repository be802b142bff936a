/**
 * Normal calls fall due by the half hour: within a slot the order of calling is free to follow rank instead of the
 * minute, and between two slots nothing new can fall due. Promised calls are due to the moment.
 */
export const SLOT_MINUTES = 30;
