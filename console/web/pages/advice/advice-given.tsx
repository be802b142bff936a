import Alert from '@cloudscape-design/components/alert';
import { useApi } from '../../api/use-api.ts';
import { useLanguage, useWords } from '../../language/language-context.ts';
import { Answered } from '../../parts/answered.tsx';
import { useZone } from '../../zone/zone-context.ts';
import type { AdviceAnswer } from './advice.ts';
import { AdviceShown } from './advice-shown.tsx';
import type { AskedAdvice } from './asked-advice.ts';
import { noAdviceInRussian } from './russian/no-advice-in-russian.ts';
import { ADVICE_WORDS } from './words.ts';

interface AdviceGivenProps {
  readonly asked: AskedAdvice;
}

/** What the counted weeks come to, or why nothing can be said of them. */
export function AdviceGiven({ asked }: AdviceGivenProps) {
  const words = useWords(ADVICE_WORDS);
  const { language } = useLanguage();
  const zone = useZone();
  const found = useApi<AdviceAnswer>('/advice', { query: { ...asked, zone } });
  return (
    <Answered of={found}>
      {(answer) =>
        answer.kind === 'none' ? (
          <Alert type="info" header={words.none}>
            {language === 'ru' ? noAdviceInRussian(answer.cause) : answer.why}
          </Alert>
        ) : (
          <AdviceShown advice={answer} />
        )
      }
    </Answered>
  );
}
