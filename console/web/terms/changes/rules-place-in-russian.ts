import type { Programme } from '../../../../shared/domain/dial-rules.ts';
import type { RulesLevel, RulesPlace } from '../../../../shared/domain/rules-diff.ts';
import { placeName, placeValue } from '../../rules/value-words.ts';
import { lowered } from '../letters.ts';
import { programmeInRussian } from '../programme-in-russian.ts';
import { RULE_WORDS } from '../rule-words.ts';

/** Where a rule was changed. */
export function rulesPlaceInRussian(place: RulesPlace): string {
  const name = placeName(place, RULE_WORDS.ru).split(', ').map(lowered).join(', ');
  return `${levelInRussian(place.level)}, ${name}`;
}

/** A published value as a person says it, given as JSON. */
export function rulesValueInRussian(place: RulesPlace, json: string): string {
  if (place.field !== 'programmes') return placeValue(place, json, RULE_WORDS.ru);
  const programmes: readonly Programme[] = JSON.parse(json);
  return programmes.length === 0 ? 'ни одной' : programmes.map(programmeInRussian).join('; ');
}

function levelInRussian(level: RulesLevel): string {
  switch (level.kind) {
    case 'organisation':
      return 'организация';
    case 'tier':
      return `линия ${level.tier}`;
    case 'campaign':
      return `кампания ${level.campaignId}`;
  }
}
