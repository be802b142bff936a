import { wrappedLines } from '../../simulator/report/wrapped-text.ts';
import { CHECKS, type Finding } from './finding.ts';

const WIDTH = 120;

const STATE_WORDS: Readonly<Record<Finding['state'], string>> = {
  ok: 'ok',
  warn: 'warn',
  fail: 'FAIL',
  unchecked: '?',
};

/** Findings for a person: a line each, with what mends it below, unbroken so that commands and addresses can be copied. */
export function printedFindings(findings: readonly Finding[]): string {
  const checkWidth = Math.max(...CHECKS.map(({ length }) => length));
  const indent = ' '.repeat(6 + checkWidth + 2);
  const rows = findings.flatMap((finding) => {
    const [first = '', ...more] = wrappedLines(finding.found, WIDTH - indent.length);
    const head = `${STATE_WORDS[finding.state].padEnd(6)}${finding.check.padEnd(checkWidth)}  ${first}`;
    const mend = finding.state === 'ok' ? [] : [`> ${finding.mend}`];
    return [head, ...[...more, ...mend].map((line) => `${indent}${line}`)];
  });
  return `${rows.join('\n')}\n${conclusion(findings)}\n`;
}

function conclusion(findings: readonly Finding[]): string {
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length;
  const open = count('unchecked');
  const rest = [
    ...(count('warn') === 0 ? [] : [`${count('warn')} to be thought over (warn)`]),
    ...(open === 0 ? [] : [`${open} not to be known from here (?)`]),
  ];
  const beside = rest.length === 0 ? '' : `; ${rest.join(', ')}`;
  const failed = count('fail');
  if (failed === 0) return `Nothing stands in the way${beside}.`;
  return `${failed} ${failed === 1 ? 'thing stands' : 'things stand'} in the way (FAIL)${beside}. Mend it, then run this again.`;
}

/** Whether nothing stands in the way of a deployment. */
export function isSound(findings: readonly Finding[]): boolean {
  return findings.every(({ state }) => state !== 'fail');
}
