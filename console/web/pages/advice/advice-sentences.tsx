import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useLanguage, useWords } from '../../language/language-context.ts';
import '../../parts/plain-list.css';
import type { Advice } from './advice.ts';
import { pointInRussian } from './russian/point-in-russian.ts';
import { ADVICE_WORDS } from './words.ts';

interface AdviceSentencesProps {
  readonly sentences: Advice['sentences'];
}

/** The advice sentence by sentence, by what they are about. */
export function AdviceSentences({ sentences }: AdviceSentencesProps) {
  const words = useWords(ADVICE_WORDS);
  const { language } = useLanguage();
  const topics = [...Map.groupBy(sentences, ({ about }) => about)];
  return (
    <Container header={<Header variant="h2">{words.whatItSays}</Header>}>
      <SpaceBetween size="m">
        {topics.map(([about, said]) => (
          <div key={about}>
            <Box variant="h3">{words.topics[about]}</Box>
            <ul className="tierline-plain-list">
              {said.map(({ text, point }) => (
                <li key={text}>{language === 'ru' ? pointInRussian(point) : text}</li>
              ))}
            </ul>
          </div>
        ))}
      </SpaceBetween>
    </Container>
  );
}
