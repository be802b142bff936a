/** What every control is given: a value that may still be wrong, and where a new one goes. */
export interface ControlProps {
  /** What the rule is called: every input inside says it. */
  readonly name: string;
  readonly value: unknown;
  /** Whether something is wrong with a part of the value, such as `0.end`; without one, with any. */
  readonly isWrong: (part?: string) => boolean;
  /** The element that says what is wrong. */
  readonly describedBy: string;
  readonly onChange: (value: unknown) => void;
}
