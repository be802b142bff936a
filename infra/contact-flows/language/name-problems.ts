import type { FlowOutline } from './flow-outline.ts';
import type { FlowProblem } from './flow-problem.ts';

const MOST_CHARACTERS = 50;
const FORBIDDEN = /[%:(\\/)=$,;[\]{}]/;
const FORBIDDEN_NAMES: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  '__defineGetter__',
  '__defineSetter__',
  'toString',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'valueOf',
]);

/**
 * What is wrong with the identifiers of a flow's actions.
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/flow-language-actions.html
 */
export function nameProblems({ Actions: actions }: FlowOutline): readonly FlowProblem[] {
  const seen = new Set<string>();
  return actions.flatMap(({ Identifier: name }) => {
    const faults = [
      ...faultsOf(name),
      ...(seen.has(name) ? ['is the name of another action too: names are unique'] : []),
    ];
    seen.add(name);
    return faults.map((what): FlowProblem => ({ rule: 'name', where: name, what }));
  });
}

function faultsOf(name: string): readonly string[] {
  return [
    ...(name === '' ? ['must have a name'] : []),
    ...(name.length > MOST_CHARACTERS
      ? [`has a name of ${name.length} characters: shorten it to ${MOST_CHARACTERS}`]
      : []),
    ...(FORBIDDEN.test(name) ? ['has a name with one of % : ( \\ / ) = $ , ; [ ] { }: leave it out'] : []),
    ...(FORBIDDEN_NAMES.has(name) ? ['has a name that the flow language keeps for itself: take another'] : []),
  ];
}
