import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { WhatIfAnswer, WhatIfBody } from '../../../../functions/api/routes/rules-routes.ts';
import { useApiClient } from '../../api/api-context.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { useWords } from '../../language/language-context.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Status } from '../../parts/status.tsx';
import { textOf } from '../../rules/written-value.ts';
import { useMay } from '../../session/profile.ts';
import { useZone } from '../../zone/zone-context.ts';
import { ChoiceOfDays } from './choice-of-days.tsx';
import { NumberInput } from './controls/number-input.tsx';
import { levelNamed } from './draft-rules.ts';
import type { Scopes } from './rules-answers.ts';
import type { RulesDraft } from './use-rules-draft.ts';
import { WhatIfResult } from './what-if-result.tsx';
import { PAGE_WORDS } from './words.ts';

interface WhatIfPanelProps {
  readonly draft: RulesDraft;
  readonly isRight: boolean;
  readonly scopes: Scopes;
}

/** Plays the waiting leads ahead under the draft beside the rules in force, when somebody asks for it. */
export function WhatIfPanel({ draft, isRight, scopes }: WhatIfPanelProps) {
  const { whatIf: words } = useWords(PAGE_WORDS);
  const may = useMay('rules.whatIf');
  const client = useApiClient();
  const zone = useZone();
  const [days, setDays] = useState(7);
  const [people, setPeople] = useState<Readonly<Record<string, string>>>({});
  const play = useMutation<WhatIfAnswer, ApiProblem, WhatIfBody>({
    mutationFn: async (body) => (await client.ask<WhatIfAnswer>({ method: 'POST', path: '/rules/what-if', body })).body,
  });
  const tiers = scopes.flatMap(({ path }) => {
    const level = levelNamed(path);
    return level?.kind === 'tier' ? [level.tier] : [];
  });
  const isStale = play.data !== undefined && play.variables?.document !== draft.value;
  const run = () => play.mutate(question(draft, days, people, zone));
  return (
    <Container header={<Header variant="h2">{words.title}</Header>}>
      <SpaceBetween size="s">
        <span>{words.intro}</span>
        {!may && <span>{words.mayNot}</span>}
        {may && (
          <>
            <ChoiceOfDays days={days} onChoose={setDays} />
            <ExpandableSection headerText={words.people}>
              <SpaceBetween size="xs">
                <span>{words.peopleHint}</span>
                {tiers.map((tier) => (
                  <FormField key={tier} label={words.tier(tier)}>
                    <NumberInput
                      name={words.tier(tier)}
                      value={people[tier]}
                      isInvalid={!/^\d{0,4}$/.test(people[tier] ?? '')}
                      onChange={(typed) => setPeople({ ...people, [tier]: textOf(typed) })}
                    />
                  </FormField>
                ))}
              </SpaceBetween>
            </ExpandableSection>
            <Button loading={play.isPending} loadingText={words.running} disabled={!isRight} onClick={run}>
              {draft.isChanged ? words.run : words.runUnchanged}
            </Button>
          </>
        )}
        <ProblemAlert problem={play.error ?? undefined} />
        <div aria-live="polite">
          {isStale && <Status type="info">{words.stale}</Status>}
          {play.data !== undefined && <WhatIfResult result={play.data} />}
        </div>
      </SpaceBetween>
    </Container>
  );
}

/** People are left out of the question when no number was written: then every call finds somebody. */
function question(draft: RulesDraft, days: number, people: Readonly<Record<string, string>>, zone: string): WhatIfBody {
  const at = (tier: '1' | '2' | '3') => (/^\d{1,4}$/.test(people[tier] ?? '') ? { [tier]: Number(people[tier]) } : {});
  const counted = { ...at('1'), ...at('2'), ...at('3') };
  return {
    document: draft.value,
    days,
    zone,
    ...(Object.keys(counted).length > 0 && { people: counted }),
  };
}
