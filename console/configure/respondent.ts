/** One of several answers, as a person sees it. */
export interface Choice<Value> {
  readonly name: string;
  readonly value: Value;
}

/** Somebody who is asked, or a file that answers in their place. */
export interface Respondent {
  /** Tells something; asks nothing. */
  say(text: string): void;
  /** @param wrong what is wrong with a line; undefined when nothing is. Asked again until then. */
  line(
    message: string,
    asked: { readonly usual?: string; readonly wrong: (line: string) => string | undefined },
  ): Promise<string>;
  one<Value>(message: string, choices: readonly Choice<Value>[], usual?: Value): Promise<Value>;
  several<Value>(message: string, choices: readonly Choice<Value>[]): Promise<readonly Value[]>;
  yes(message: string, usual: boolean): Promise<boolean>;
}
