import { describe, expect, it } from 'vitest';
import { commonSpans, type TimeSpan } from '../../shared/domain/time-span.ts';

const spans = (...pairs: readonly (readonly [number, number])[]): readonly TimeSpan[] =>
  pairs.map(([startMs, endMs]) => ({ startMs, endMs }));

describe('what two lists of spans have in common', () => {
  it.each([
    ['nothing, where one list is empty', spans([0, 10]), spans(), spans()],
    ['nothing, where one ends when the other starts', spans([0, 10]), spans([10, 20]), spans()],
    ['the overlap', spans([0, 10]), spans([5, 20]), spans([5, 10])],
    ['the inner one', spans([0, 30]), spans([10, 20]), spans([10, 20])],
    [
      'each part of a span that the other list is cut into',
      spans([0, 30]),
      spans([0, 5], [7, 9], [25, 40]),
      spans([0, 5], [7, 9], [25, 30]),
    ],
    [
      'both halves of a span over a pause of the other list',
      spans([0, 10], [20, 30]),
      spans([5, 25]),
      spans([5, 10], [20, 25]),
    ],
    [
      'what follows two spans that end together',
      spans([0, 10], [20, 30]),
      spans([5, 10], [20, 30]),
      spans([5, 10], [20, 30]),
    ],
  ])('is %s', (_what, some, others, common) => {
    expect(commonSpans(some, others)).toEqual(common);
    expect(commonSpans(others, some)).toEqual(common);
  });
});
