/** The telephone lines of the instance, which every call holds until it is over, and who is on them. */
export class Lines {
  readonly #count: number;
  readonly #personByContact = new Map<string, string>();

  constructor(count: number) {
    this.#count = count;
  }

  /** @returns false when every line is taken */
  hold(contactId: string, personId: string): boolean {
    if (this.#personByContact.size >= this.#count) return false;
    this.#personByContact.set(contactId, personId);
    return true;
  }

  release(contactId: string): void {
    this.#personByContact.delete(contactId);
  }

  isOnTheLine(personId: string): boolean {
    return [...this.#personByContact.values()].includes(personId);
  }
}
