import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useWords } from '../language/language-context.ts';
import { LAYOUT_WORDS } from './words.ts';

export function BrokenPage() {
  const words = useWords(LAYOUT_WORDS);
  return (
    <Alert
      type="error"
      header={words.broken}
      action={<Button onClick={() => window.location.reload()}>{words.loadAgain}</Button>}
    >
      {words.brokenMend}
    </Alert>
  );
}
