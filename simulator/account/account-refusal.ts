/** A service of the account refuses: with the error's name and status, in the service's own words. */
export class AccountRefusal extends Error {
  readonly status: number;

  constructor(name: string, status: number, message: string) {
    super(message);
    this.name = name;
    this.status = status;
  }
}
