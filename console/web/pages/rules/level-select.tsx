import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { levelPath } from '../../../../shared/domain/rules-diff.ts';
import { useWords } from '../../language/language-context.ts';
import { membersOf } from '../../rules/written-value.ts';
import { type DraftRules, type Level, levelNamed, valueIn } from './draft-rules.ts';
import type { Scopes } from './rules-answers.ts';
import { PAGE_WORDS, type PageWords } from './words.ts';

interface LevelSelectProps {
  readonly scopes: Scopes;
  readonly level: Level;
  /** Whose levels are told how much they set. */
  readonly document: DraftRules;
  readonly onChoose: (level: Level) => void;
}

export function LevelSelect({ scopes, level, document, onChoose }: LevelSelectProps) {
  const page = useWords(PAGE_WORDS);
  const options = scopes.flatMap(({ path }) => {
    const one = levelNamed(path);
    if (one === undefined) return [];
    const count = Object.keys(membersOf(valueIn(document, levelPath(one)))).length;
    return [{ kind: one.kind, value: path, label: levelName(one, scopes, page), description: page.sets(count) }];
  });
  const of = (kind: Level['kind']) => options.filter((option) => option.kind === kind);
  return (
    <FormField label={page.level}>
      <Select
        options={[
          { label: page.levelGroups.organisation, options: of('organisation') },
          { label: page.levelGroups.tiers, options: of('tier') },
          { label: page.levelGroups.campaigns, options: of('campaign') },
        ].filter((group) => group.options.length > 0)}
        selectedOption={options.find(({ value }) => value === levelPath(level).join('.')) ?? null}
        onChange={({ detail }) => {
          const chosen = levelNamed(detail.selectedOption.value ?? '');
          if (chosen !== undefined) onChoose(chosen);
        }}
      />
    </FormField>
  );
}

/** What a level is called, campaigns by their own name. */
export function levelName(level: Level, scopes: Scopes, page: PageWords): string {
  const name = scopes.find(({ path }) => path === levelPath(level).join('.'))?.name;
  switch (level.kind) {
    case 'organisation':
      return page.levels.organisation;
    case 'tier':
      return page.levels.tier(level.tier, name ?? '');
    case 'campaign':
      return name ?? level.campaignId;
  }
}
