import Box from '@cloudscape-design/components/box';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useWords } from '../../language/language-context.ts';
import { AdviceForm } from './advice-form.tsx';
import { AdviceGiven } from './advice-given.tsx';
import { rememberAdvice, rememberedAdvice } from './asked-advice.ts';
import { ADVICE_WORDS } from './words.ts';

/** Whether the people there are fit the work there is, and how it is worked out. */
export default function AdvicePage() {
  const words = useWords(ADVICE_WORDS);
  const [asked, setAsked] = useState(rememberedAdvice);
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={words.about}>
          {words.title}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <AdviceForm
          asked={asked}
          onAsk={(given) => {
            rememberAdvice(given);
            setAsked(given);
          }}
        />
        {asked.people === '' ? <Box>{words.givePeople}</Box> : <AdviceGiven asked={asked} />}
      </SpaceBetween>
    </ContentLayout>
  );
}
