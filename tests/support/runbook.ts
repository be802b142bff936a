import { readFileSync } from 'node:fs';

/** A section of docs/runbook.md. */
export interface RunbookSection {
  /** As links to it are written. */
  readonly anchor: string;
  /** What it has people type, in its order, each once: lines of its blocks and commands within sentences. */
  readonly commands: readonly string[];
}

const COMMAND = /^(?:npm run|aws|git) /;

/** The sections of the runbook, by their anchors. */
export function runbookSections(): ReadonlyMap<string, RunbookSection> {
  const page = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
  const sections = page.split(/^## /m).slice(1).map(sectionFrom);
  return new Map(sections.map((section) => [section.anchor, section]));
}

function sectionFrom(text: string): RunbookSection {
  const [title = '', ...lines] = text.split('\n');
  const commands: string[] = [];
  let isBlock = false;
  for (const line of lines) {
    if (line.startsWith('```')) isBlock = !isBlock;
    else if (!isBlock) commands.push(...[...line.matchAll(/`(npm run [^`]+)`/g)].map(([, command = '']) => command));
    else if (COMMAND.test(line)) commands.push(line);
  }
  return { anchor: anchorOf(title), commands: [...new Set(commands)] };
}

function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}
