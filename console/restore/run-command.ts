import { Temporal } from 'temporal-polyfill';
import { type RestoreDependencies, restoreTable } from '../../shared/application/restore-table.ts';
import { CommandFailure } from '../command-failure.ts';
import { type Answer, done, notDone } from '../documents/answer.ts';
import type { Asker } from '../documents/confirm.ts';
import type { RestoreRequest } from './options.ts';

/**
 * Restores the table that the deployment uses now.
 * @param tell takes a line of progress.
 * @throws CommandFailure when the words do not fit what is there; whatever storage throws leaves the table closed.
 */
export async function runRestore(
  deps: RestoreDependencies,
  table: string,
  request: RestoreRequest,
  ask: Asker,
  tell: (line: string) => void,
): Promise<Answer> {
  const { restoredTo, oldTable, by } = request;
  if (oldTable === table) {
    throw new CommandFailure(`${table} is the table in use now: --old-table names the one that was in use before.`);
  }
  if (Temporal.Instant.compare(restoredTo, deps.clock()) > 0) {
    throw new CommandFailure('--restored-to lies in the future: give the moment that AWS was asked to restore.');
  }
  if ((await deps.repository.readControls()).restored !== true) return releasedBefore(table);
  const message = `Table ${table}, restored to ${restoredTo}: apply what was said since, move leads on, release it?`;
  if (!(await ask({ kind: 'yes-or-no', message }))) {
    return notDone('Not agreed to: the table stays closed.\n', { kind: 'not-agreed' });
  }
  const restored = await restoreTable(
    { ...deps, onProgress: ({ moved }) => tell(`${moved} leads moved on`) },
    restoredTo,
    by,
  );
  if (restored.kind === 'released-before') return releasedBefore(table);
  const { suppressions, erased, moved, unreadable } = restored;
  const lines = [
    `Suppressed   ${suppressions} numbers of people who said stop since`,
    ...(erased === 0 ? [] : [`Erased       ${erased} people who had been erased since`]),
    `Moved on     ${moved} leads`,
    ...(unreadable === 0
      ? []
      : [`Unreadable   ${unreadable} leads: they are called by nobody, and were left as they are`]),
    `Released     ${table}: calls start as mode and stop have it (npm run mode -- show)`,
  ];
  return done(`${lines.join('\n')}\n`, restored);
}

function releasedBefore(table: string): Answer {
  return done(`${table} is no restored table, or was released before: nothing was done.\n`, {
    kind: 'released-before',
  });
}
