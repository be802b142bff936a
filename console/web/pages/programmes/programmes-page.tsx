import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { output } from 'zod';
import type { allCampaigns } from '../../../../functions/api/routes/campaign-routes.ts';
import type { allScripts } from '../../../../functions/api/routes/script-routes.ts';
import { TIER_NUMBERS } from '../../../../shared/domain/tier-number.ts';
import { useApi } from '../../api/use-api.ts';
import { useLanguage, useWords } from '../../language/language-context.ts';
import { Answered } from '../../parts/answered.tsx';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { useMay } from '../../session/profile.ts';
import { LevelProgrammes } from './level-programmes.tsx';
import { inheritedProgrammes, levelText, ownProgrammes } from './levels.ts';
import type { AllProgrammes } from './programme-answers.ts';
import { PROGRAMME_WORDS } from './words.ts';

const TIERS = TIER_NUMBERS.map((tier) => `tiers.${tier}`);

export default function ProgrammesPage() {
  const words = useWords(PROGRAMME_WORDS);
  const { language } = useLanguage();
  const fetched = useApi<AllProgrammes>('/programmes');
  const campaigns = useApi<output<typeof allCampaigns>>('/campaigns').body?.campaigns ?? [];
  const scripts = useApi<output<typeof allScripts>>('/scripts').body?.scripts ?? [];
  const mayChange = useMay('programmes.publish');
  const [chosen, setChosen] = useState<string>();
  const tierOf = (id: string) => campaigns.find(({ campaign }) => campaign.id === id)?.campaign.tier;
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={mayChange ? words.about : `${words.about} ${words.mayNotChange}`}>
          {words.title}
        </Header>
      }
    >
      <Answered of={fetched}>
        {(all) => {
          const level = chosen ?? all.levels[0]?.level ?? 'organisation';
          const offered = ['organisation', ...TIERS, ...campaigns.map(({ campaign: { id } }) => `campaigns.${id}`)];
          const levels = [...new Set([...offered, ...all.levels.map((one) => one.level)])];
          const nameOf = (one: string) => {
            const own = ownProgrammes(all, one);
            const name = levelText(one, language);
            if (own !== null) return words.levelCount(name, own.length);
            return one === 'organisation' ? words.levelEmpty(name) : words.levelNone(name);
          };
          return (
            <SpaceBetween size="l">
              <ChoiceField
                label={words.level}
                hint={words.levelHint}
                value={level}
                choices={levels.map((one) => ({ value: one, label: nameOf(one) }))}
                onChange={setChosen}
              />
              <LevelProgrammes
                key={level}
                level={level}
                fetched={fetched}
                inherited={inheritedProgrammes(all, level, tierOf)}
                scripts={scripts.map(({ id }) => id)}
              />
            </SpaceBetween>
          );
        }}
      </Answered>
    </ContentLayout>
  );
}
