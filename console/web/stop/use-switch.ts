import { useState } from 'react';
import type { Fetched } from '../api/use-api.ts';
import { type Change, type ChangeAsked, useChange } from '../api/use-change.ts';
import { useFlash } from '../parts/flash-context.ts';
import type { Controls } from './controls.ts';

/** Answers that a switch makes old. */
const CONTROLS_OLD: readonly string[] = ['/controls', '/campaigns', '/overview'];

export interface Switch {
  /** Throws it over the controls that were seen when somebody was asked: what is read meanwhile does not count. */
  readonly send: (asked: ChangeAsked) => Promise<Controls | undefined>;
  /** `change.send` throws it over whatever there is, as stopping and pausing do. */
  readonly change: Change<Controls>;
  /** After somebody else threw a switch: looks again, and may then be sent anew. */
  readonly onKeepMine: () => void;
}

/** A change of the controls, told when it is done. */
export function useSwitch(fetched: Fetched<Controls>, done: string, onDone: () => void): Switch {
  const flash = useFlash();
  const [seen, setSeen] = useState(fetched.etag);
  const change = useChange<Controls>({
    makesOld: CONTROLS_OLD,
    onDone: () => {
      flash({ type: 'success', text: done });
      onDone();
    },
  });
  return {
    send: (asked) => change.send({ ...asked, ifMatch: seen }),
    change,
    onKeepMine: () => {
      change.forget();
      void fetched.reload().then(setSeen);
    },
  };
}
