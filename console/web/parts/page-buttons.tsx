import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Cursors } from './use-cursors.ts';

interface PageButtonsProps {
  readonly cursors: Cursors;
  /** Of the page that follows; undefined on the last. */
  readonly next: string | undefined;
  readonly back: string;
  readonly on: string;
}

/** Turns the pages of a list, a button each way. */
export function PageButtons({ cursors, next, back, on }: PageButtonsProps) {
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button disabled={cursors.isFirst} onClick={cursors.newer}>
        {back}
      </Button>
      <Button disabled={next === undefined} onClick={() => next !== undefined && cursors.older(next)}>
        {on}
      </Button>
    </SpaceBetween>
  );
}
