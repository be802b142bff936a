import Box from '@cloudscape-design/components/box';
import type { ReactNode } from 'react';
import type { output } from 'zod';
import type { versionsCompared } from '../../../functions/api/routes/document-routes.ts';
import { useApi } from '../api/use-api.ts';
import { useChange } from '../api/use-change.ts';
import { useWords } from '../language/language-context.ts';
import { Answered } from './answered.tsx';
import { ChangeList } from './change-list.tsx';
import { CHANGE_WORDS } from './change-words.ts';
import { Confirmation } from './confirmation.tsx';
import { useFlash } from './flash-context.ts';

/** What differs between two versions, with the sentences of the API, which are English. */
export interface ToldChange {
  readonly from: number;
  readonly to: number;
  readonly changes: readonly string[];
}

/** Shows it in another way than as the sentences of the API. */
export type TellChange = (change: ToldChange) => ReactNode;

interface RollBackProps {
  readonly of: '/rules' | '/structure';
  readonly inForce: number;
  readonly etag: string | undefined;
  readonly toVersion: number;
  readonly makesOld: readonly string[];
  readonly tell?: TellChange;
  readonly onClose: () => void;
}

/** Shows what a version would change before it is published again; the one in force changes nothing but its damage. */
export function RollBack({ of, inForce, etag, toVersion, makesOld, tell, onClose }: RollBackProps) {
  const words = useWords(CHANGE_WORDS);
  const flash = useFlash();
  const compared = useApi<output<typeof versionsCompared>>(`${of}/diff`, {
    query: { from: inForce, to: toVersion },
    isWanted: toVersion !== inForce,
  });
  const change = useChange<unknown>({
    makesOld,
    onDone: () => {
      flash({ type: 'success', text: words.goneBack(toVersion) });
      onClose();
    },
  });
  return (
    <Confirmation
      header={words.askGoBack(toVersion)}
      doIt={words.publishNow}
      isSending={change.isSending}
      problem={change.problem}
      onClose={onClose}
      onConfirm={(note) =>
        void change.send({
          method: 'POST',
          path: `${of}/rollback`,
          body: { toVersion, note },
          ifMatch: etag,
        })
      }
    >
      {toVersion === inForce ? (
        <Box variant="p">{words.sameButWhole}</Box>
      ) : (
        <Answered of={compared}>
          {({ changes, differences }) =>
            tell?.({ from: inForce, to: toVersion, changes }) ?? (
              <ChangeList changes={changes} differences={differences} />
            )
          }
        </Answered>
      )}
    </Confirmation>
  );
}
