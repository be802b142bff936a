import { LanguageProvider } from './language/language-provider.tsx';
import { ConsoleDoor } from './session/console-door.tsx';

export function Console() {
  return (
    <LanguageProvider>
      <ConsoleDoor />
    </LanguageProvider>
  );
}
