import Alert, { type AlertProps } from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useLanguage, useWords } from '../../language/language-context.ts';
import { useMomentText } from '../../parts/moment.tsx';
import { explanationSentences } from './explanation-sentences.ts';
import type { Explanation, LeadWhole } from './lead-answers.ts';
import { LEAD_WORDS } from './lead-words.ts';

interface LeadExplainedProps {
  readonly lead: LeadWhole;
  readonly explanation: Explanation | undefined;
}

const TYPES: Readonly<Record<Explanation['verdict'], AlertProps.Type>> = {
  'callable now': 'success',
  later: 'info',
  not: 'warning',
};

/** Why the lead is called or is not, and when it will be, in sentences. */
export function LeadExplained({ lead, explanation }: LeadExplainedProps) {
  const words = useWords(LEAD_WORDS);
  const { language } = useLanguage();
  const [zone] = lead.zones;
  const momentsText = useMomentText(zone);
  const sentences =
    explanation === undefined
      ? [words.noCampaign]
      : explanationSentences(explanation, { language, words, momentsText });
  return (
    <Container header={<Header variant="h2">{words.explained}</Header>}>
      <Alert
        type={explanation === undefined ? 'warning' : TYPES[explanation.verdict]}
        header={explanation === undefined ? words.verdict.not : words.verdict[explanation.verdict]}
      >
        <ul className="tierline-plain-list">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Alert>
    </Container>
  );
}
