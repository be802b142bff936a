/** What people who sign in may be. Each may do what those before it may. */
export const ROLES = ['viewer', 'supervisor', 'administrator'] as const;

export type Role = (typeof ROLES)[number];

/** Whether somebody of a role may do what is asked of another. */
export function mayActAs(role: Role, asked: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(asked);
}

/** The widest of the roles among the words, or undefined when none of them is one. */
export function widestRole(words: readonly string[]): Role | undefined {
  return ROLES.toReversed().find((role) => words.includes(role));
}
