/** What is wrong or doubtful, and how to mend it, in a few words each. */
export interface SaidFinding {
  readonly message: string;
  readonly mend: string;
}
