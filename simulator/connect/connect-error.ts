/** A refusal in Connect's own words: the error name its SDK knows, and the HTTP status that goes with it. */
export class ConnectError extends Error {
  readonly status: number;

  constructor(name: ConnectErrorName, message: string) {
    super(message);
    this.name = name;
    this.status = STATUS[name];
  }
}

const STATUS = {
  InvalidRequestException: 400,
  InvalidParameterException: 400,
  DestinationNotAllowedException: 403,
  OutboundContactNotPermittedException: 403,
  AccessDeniedException: 403,
  ResourceNotFoundException: 404,
  ContactNotFoundException: 410,
  LimitExceededException: 429,
  TooManyRequestsException: 429,
  InternalServiceException: 500,
} as const;

export type ConnectErrorName = keyof typeof STATUS;
