import * as z from 'zod';
import type { DeadLetter, LetterBox } from '../../console/dead-letters/dead-letter.ts';
import type { Invocation } from '../../console/dead-letters/function-invoker.ts';
import { kinesisEvent } from '../../console/dead-letters/kinesis-event.ts';
import { parseWords as deadLetterWords } from '../../console/dead-letters/options.ts';
import type { KeptMessage } from '../../console/dead-letters/queue-box.ts';
import { busEventLetter, rejectedLetter, wakeUpLetter } from '../../console/dead-letters/queue-letters.ts';
import { runCommand as runDeadLetters, type Tools } from '../../console/dead-letters/run-command.ts';
import type { Answer } from '../../console/documents/answer.ts';
import type { Company } from '../../console/documents/company.ts';
import type { ParsedWords } from '../../console/documents/words.ts';
import { simulatedCompany } from '../../console/open-company.ts';
import { parseWords as reportWords } from '../../console/reports/options.ts';
import { runCommand as runReports } from '../../console/reports/run-command.ts';
import { parseWords as rulesWords } from '../../console/rules/options.ts';
import { runCommand as runRules } from '../../console/rules/run-command.ts';
import { resumeWords, stopWords } from '../../console/switches/options.ts';
import { runSwitch } from '../../console/switches/run-switch.ts';
import type { RejectedInput } from '../../shared/application/ports/rejected-input.ts';
import type { FunctionsUnderTest } from '../../simulator/functions-under-test.ts';
import type { RunningSimulation } from '../../simulator/simulation.ts';

/** What a command answered. */
export interface Typed {
  readonly line: string;
  readonly code: number;
  readonly text: string;
}

/** @returns what types a line of the runbook against a simulated company while it lives, and agrees to whatever it is asked. */
export function anOperator(
  functions: FunctionsUnderTest,
  running: RunningSimulation,
): (line: string) => Promise<Typed> {
  const { clock, documents } = running;
  const company = simulatedCompany(documents, { clock: () => clock.now(), isAtRest: false });
  const answered = async <Command>(
    words: ParsedWords<Command>,
    run: (command: Command, company: Company) => Promise<Answer>,
  ) => {
    if (words.kind !== 'run') throw new Error(words.kind === 'bad' ? words.message : 'These words ask for help.');
    if (words.request.target === undefined) throw new Error('These words name no company: --target tierline');
    const { isDone, text } = await run(words.request.command, company);
    return { code: isDone ? 0 : 1, text };
  };
  const agrees = async () => true;
  const run = (name: string, words: readonly string[]): Promise<Omit<Typed, 'line'>> => {
    switch (name) {
      case 'stop':
        return answered(stopWords(words), (command, own) => runSwitch(command, own, agrees));
      case 'resume':
        return answered(resumeWords(words), (command, own) => runSwitch(command, own, agrees));
      case 'rules':
        return answered(rulesWords(words), (command, own) => runRules(command, own, clock.now(), () => undefined));
      case 'reports':
        return answered(reportWords(words), runReports);
      case 'dead-letters':
        return typeDeadLetters(words, functions, running);
      default:
        throw new Error(`Nobody has taught the operator npm run ${name}.`);
    }
  };
  return async (line) => {
    const [npm, verb, name = '', ...rest] = wordsOf(line);
    if (npm !== 'npm' || verb !== 'run') throw new Error(`This is no command of the project: ${line}`);
    return { line, ...(await run(name, rest[0] === '--' ? rest.slice(1) : rest)) };
  };
}

/** The words of a line as a shell splits them, double quotes only. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

async function typeDeadLetters(
  words: readonly string[],
  functions: FunctionsUnderTest,
  running: RunningSimulation,
): Promise<Omit<Typed, 'line'>> {
  const parsed = deadLetterWords(words);
  if (parsed.kind !== 'run') throw new Error(parsed.kind === 'bad' ? parsed.message : 'These words ask for help.');
  let text = '';
  const { centre } = running;
  const queue = z.enum(['contact-events', 'business-events']);
  const tools: Tools = {
    boxes: [centreBox(running), rejectedBox(running)],
    sender: { send: async (queueUrl, body) => centre.enqueue(queue.parse(queueUrl), body) },
    invoker: { invoke: (name, event) => invoke(functions, name, event) },
    write: (written) => {
      text += written;
    },
  };
  return { code: await runDeadLetters(parsed.command, tools), text };
}

type Member = 'recordContactRecord' | 'recordDisposition' | 'optOut' | 'countResults' | 'publishEvents';

const MEMBERS: Readonly<Record<string, Member>> = {
  'record-contact-record': 'recordContactRecord',
  'record-disposition': 'recordDisposition',
  'opt-out': 'optOut',
  'count-results': 'countResults',
  'publish-events': 'publishEvents',
};

async function invoke(functions: FunctionsUnderTest, name: string, event: unknown): Promise<Invocation> {
  const member = MEMBERS[name];
  if (member === undefined) throw new Error(`There is no function ${name}.`);
  try {
    return { kind: 'answered', answer: await functions[member](z.custom<never>().parse(event)) };
  } catch (error) {
    return { kind: 'failed', why: String(error) };
  }
}

/** Letters that wait in a simulated place, each with what it was made of. */
function boxOf<Kept extends object>(
  sources: LetterBox['sources'],
  kept: () => readonly Kept[],
  letterOf: (one: Kept, id: string) => DeadLetter,
  remove: (one: Kept) => void,
): LetterBox {
  const ids = new Map<string, Kept>();
  return {
    sources,
    async *letters() {
      for (const one of [...kept()]) {
        const id = [...ids].find(([, known]) => known === one)?.[0] ?? `${sources[0]}-${ids.size + 1}`;
        ids.set(id, one);
        yield letterOf(one, id);
      }
    },
    remove: async (id) => {
      const one = ids.get(id);
      if (one !== undefined) remove(one);
    },
    roughCount: async () => kept().length,
  };
}

/** What failed in queues and streams. */
function centreBox({ centre, clock }: RunningSimulation): LetterBox {
  return boxOf(
    ['contact-events', 'contact-records', 'business-events', 'table-stream', 'wake-ups'],
    () => centre.deadLetters(),
    ({ source, body }, id) => {
      const message: KeptMessage = { id, body, sentAt: clock.now(), attributes: {} };
      switch (source) {
        case 'contact-events':
        case 'business-events':
          return busEventLetter(message, source, source);
        case 'dialler.fifo':
          return wakeUpLetter(message);
        case 'contact-records':
          return ofStream(message, 'contact-records', 'record-contact-record', kinesisEvent(inBase64(message)));
        default:
          return ofStream(message, 'table-stream', source, { Records: [JSON.parse(body)] });
      }
    },
    (letter) => centre.removeDeadLetter(letter),
  );
}

function inBase64(message: KeptMessage): KeptMessage {
  return { ...message, body: Buffer.from(message.body).toString('base64') };
}

function ofStream(
  { id, body, sentAt }: KeptMessage,
  source: 'contact-records' | 'table-stream',
  functionName: string,
  event: unknown,
): DeadLetter {
  const wayBack = { kind: 'to-function', functionName, events: [event] } as const;
  return { id, source, receivedAt: sentAt, bytes: Buffer.byteLength(body), payload: body, wayBack };
}

function rejectedBox({ rejected }: RunningSimulation): LetterBox {
  return boxOf<RejectedInput>(
    ['rejected-input'],
    () => rejected.kept,
    ({ source, reason, payload, at }, id) =>
      rejectedLetter(
        { id, body: payload, sentAt: at, attributes: { source, reason, at: at.toString() } },
        {
          contactEventsUrl: 'contact-events',
          businessEventsUrl: 'business-events',
          recordContactRecord: 'record-contact-record',
          recordDisposition: 'record-disposition',
          optOut: 'opt-out',
          publishEvents: 'publish-events',
        },
      ),
    (input) => rejected.remove(input),
  );
}
