import type { DocumentChange } from '../../../../shared/domain/document-diff.ts';
import type { DocumentDifference } from '../../../../shared/domain/document-difference.ts';
import { rulesPlaceInRussian, rulesValueInRussian } from './rules-place-in-russian.ts';
import { structurePlaceInRussian, structureValueInRussian } from './structure-place-in-russian.ts';

/** What differs between two versions, in Russian; in English the API says it. */
export function differenceInRussian(difference: DocumentDifference): string {
  switch (difference.of) {
    case 'rules':
      return changed(difference.change, rulesPlaceInRussian(difference.change.place), (json) =>
        rulesValueInRussian(difference.change.place, json),
      );
    case 'structure':
      return changed(difference.change, structurePlaceInRussian(difference.change.place), (json) =>
        structureValueInRussian(difference.change.place, json),
      );
  }
}

function changed<Place>(change: DocumentChange<Place>, place: string, value: (json: string) => string): string {
  switch (change.kind) {
    case 'added':
      return `${place}: задано — ${value(change.after)}`;
    case 'removed':
      return `${place}: больше не задано, было — ${value(change.before)}`;
    case 'changed':
      return `${place}: было — ${value(change.before)}, станет — ${value(change.after)}`;
  }
}
