import { LanguageProvider } from './language/language-provider.tsx';
import { ConsoleDoor } from './session/console-door.tsx';
import { ZoneProvider } from './zone/zone-provider.tsx';

export function Console() {
  return (
    <LanguageProvider>
      <ZoneProvider>
        <ConsoleDoor />
      </ZoneProvider>
    </LanguageProvider>
  );
}
