import type { Choice, Respondent } from './respondent.ts';

/** Nobody is there: what was not answered beforehand takes the usual answer, and what has none is named at the end. */
export class SilentRespondent implements Respondent {
  readonly #unanswered: string[] = [];

  /** Questions that have no usual answer. */
  get unanswered(): readonly string[] {
    return this.#unanswered;
  }

  say(): void {}

  async line(
    message: string,
    { usual, wrong }: { readonly usual?: string; readonly wrong: (line: string) => string | undefined },
  ): Promise<string> {
    if (usual !== undefined && wrong(usual) === undefined) return usual;
    this.#unanswered.push(message);
    return '';
  }

  async one<Value>(message: string, choices: readonly Choice<Value>[], usual?: Value): Promise<Value> {
    const [only, ...more] = choices;
    if (usual !== undefined) return usual;
    if (only === undefined) throw new TypeError(`Nothing can be chosen: ${message}`);
    if (more.length > 0) this.#unanswered.push(message);
    return only.value;
  }

  async several<Value>(message: string): Promise<readonly Value[]> {
    this.#unanswered.push(message);
    return [];
  }

  async yes(_message: string, usual: boolean): Promise<boolean> {
    return usual;
  }
}
