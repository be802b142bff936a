import { Logger } from '@aws-lambda-powertools/logger';

/** The functions' logger, which keeps its lines and prints none. */
export class HeldLogger extends Logger {
  readonly lines: string[] = [];

  protected override printLog(_level: number, log: Parameters<Logger['printLog']>[1]): void {
    log.prepareForPrint();
    this.lines.push(JSON.stringify(log.getAttributes()));
  }
}
