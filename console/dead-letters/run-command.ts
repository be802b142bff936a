import type { DeadLetter, Hold, LetterBox, SourceName } from './dead-letter.ts';
import type { FunctionInvoker } from './function-invoker.ts';
import { lossOf } from './losses.ts';
import { masked } from './masked-text.ts';
import type { MessageSender } from './message-sender.ts';
import type { Command, Selection } from './options.ts';
import { type ListedLetter, letterAsText, listed, listingAsJson, listingAsText } from './print-letters.ts';
import { type Replay, replayLetter } from './replay-letter.ts';

export interface Tools {
  readonly boxes: readonly LetterBox[];
  readonly sender: MessageSender;
  readonly invoker: FunctionInvoker;
  readonly write: (text: string) => void;
}

/** @returns the exit code: 0 when all that was asked for was done, 1 otherwise. */
export function runCommand(command: Command, tools: Tools): Promise<number> {
  switch (command.kind) {
    case 'list':
      return list(command, tools);
    case 'show':
      return show(command, tools);
    case 'replay':
      return replay(command.which, tools);
    case 'discard':
      return discard(command.which, command.yes, tools);
  }
}

async function list({ source, json }: Extract<Command, { kind: 'list' }>, { boxes, write }: Tools): Promise<number> {
  const letters: ListedLetter[] = [];
  const roughCounts = new Map<SourceName, number>();
  const sources: SourceName[] = [];
  for (const box of boxes) {
    const wanted = box.sources.filter((each) => source === undefined || each === source);
    if (wanted.length === 0) continue;
    sources.push(...wanted);
    const count = await box.roughCount();
    if (count !== undefined) for (const each of wanted) roughCounts.set(each, count);
    for await (const letter of box.letters('to-read')) if (wanted.includes(letter.source)) letters.push(listed(letter));
  }
  const listing = { letters, roughCounts, sources };
  write(json ? listingAsJson(listing) : listingAsText(listing));
  return 0;
}

async function show({ id, mask }: Extract<Command, { kind: 'show' }>, { boxes, write }: Tools): Promise<number> {
  for (const box of boxes) {
    for await (const letter of box.letters('to-read')) {
      if (letter.id !== id) continue;
      write(letterAsText(letter, { mask }));
      return 0;
    }
  }
  write(`${notThere(id)}\n`);
  return 1;
}

/**
 * Replays what was selected, each letter on its own. A letter is removed after its replay succeeded, so that dying in
 * between replays it once more. Input that its function rejects again is put aside again while this goes on: such a copy
 * is never replayed; it is reported when its letter is gone, and removed when its letter stays.
 */
async function replay(which: Selection, tools: Tools): Promise<number> {
  const { write } = tools;
  const counts = { replayed: 0, failed: 0, refused: 0 };
  const gone = new Set<string>();
  const stays = new Set<string>();
  const atFirst = await rejectedAtFirst(tools);
  const missing = await eachSelected(which, 'to-act', tools, async (letter, box, isWanted) => {
    const input = `${letter.cameAs} ${letter.payload}`;
    if (letter.source === 'rejected-input' && !atFirst.has(letter.id)) {
      if (stays.has(input)) await box.remove(letter.id);
      if (!gone.has(input)) return;
      counts.failed += 1;
      write(line(letter, `came back: rejected again, ${masked(letter.reason ?? 'for no reason given')}`));
      return;
    }
    if (!isWanted) return;
    const result = await replayLetter(letter.wayBack, tools);
    write(line(letter, inWords(result)));
    switch (result.kind) {
      case 'queued':
      case 'processed':
        await box.remove(letter.id);
        gone.add(input);
        counts.replayed += 1;
        return;
      case 'impossible':
        counts.refused += 1;
        return;
      case 'failed':
        stays.add(input);
        counts.failed += 1;
    }
  });
  for (const id of missing) write(`${notThere(id)}\n`);
  const notFound = missing.length === 0 ? '' : `, ${missing.length} not found`;
  write(`${counts.replayed} replayed, ${counts.failed} failed, ${counts.refused} cannot be replayed${notFound}\n`);
  return counts.failed + counts.refused + missing.length === 0 ? 0 : 1;
}

/** The ids of the rejected input that lies there before anything is replayed. */
async function rejectedAtFirst({ boxes }: Tools): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const box of boxes) {
    if (!box.sources.includes('rejected-input')) continue;
    for await (const { id } of box.letters('to-read')) ids.add(id);
  }
  return ids;
}

async function discard(which: Selection, yes: boolean, tools: Tools): Promise<number> {
  const { write } = tools;
  let count = 0;
  const missing = await eachSelected(which, yes ? 'to-act' : 'to-read', tools, async (letter, box, isWanted) => {
    if (!isWanted) return;
    if (yes) await box.remove(letter.id);
    write(line(letter, `${yes ? 'discarded' : 'would be discarded'}; lost with it: ${lossOf(letter)}`));
    count += 1;
  });
  for (const id of missing) write(`${notThere(id)}\n`);
  if (!yes && count > 0) {
    write(
      `Nothing was discarded. What is discarded cannot be had back; add --yes to discard ${count === 1 ? 'it' : `these ${count}`}.\n`,
    );
    return 1;
  }
  write(`${count} discarded${missing.length === 0 ? '' : `, ${missing.length} not found`}\n`);
  return missing.length === 0 ? 0 : 1;
}

/** Walks through every letter of the boxes concerned. @returns the ids that were asked for and are not there. */
async function eachSelected(
  which: Selection,
  hold: Hold,
  { boxes }: Tools,
  act: (letter: DeadLetter, box: LetterBox, isWanted: boolean) => Promise<void>,
): Promise<readonly string[]> {
  const missing = new Set(which.kind === 'ids' ? which.ids : []);
  for (const box of boxes) {
    if (which.kind === 'source' && !box.sources.includes(which.source)) continue;
    for await (const letter of box.letters(hold)) {
      const isWanted =
        which.kind === 'all' || (which.kind === 'source' ? letter.source === which.source : missing.has(letter.id));
      missing.delete(letter.id);
      await act(letter, box, isWanted);
    }
  }
  return [...missing];
}

function inWords(result: Replay): string {
  switch (result.kind) {
    case 'queued':
      return 'sent back to its queue; if it fails again, it lies here again within minutes';
    case 'processed':
      return 'replayed: its function took it';
    case 'impossible':
      return `cannot be replayed: ${result.why}. ${result.mend}`;
    case 'failed':
      return `failed and kept: ${result.why}`;
  }
}

function line({ id, source, cameAs }: DeadLetter, what: string): string {
  return `${id}  ${source}${cameAs === undefined ? '' : ` (${cameAs})`}  ${what}\n`;
}

function notThere(id: string): string {
  return `There is no dead letter ${id}: it was replayed or discarded, or somebody else is reading it. npm run dead-letters -- list shows what is there.`;
}
