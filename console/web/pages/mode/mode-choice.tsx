import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { DIAL_MODES } from '../../../../shared/domain/controls.ts';
import type { Fetched } from '../../api/use-api.ts';
import { useWords } from '../../language/language-context.ts';
import { useMay } from '../../session/profile.ts';
import { ChangeMode } from './change-mode.tsx';
import type { Controls, Mode } from './mode-answers.ts';
import { MODE_WORDS } from './words.ts';

interface ModeChoiceProps {
  readonly fetched: Fetched<Controls>;
  readonly controls: Controls;
}

/** The three modes, what each means, and which is in force. */
export function ModeChoice({ fetched, controls }: ModeChoiceProps) {
  const words = useWords(MODE_WORDS);
  const mayChange = useMay('controls.setMode');
  const [wanted, setWanted] = useState<Mode>();
  return (
    <Container header={<Header variant="h2">{words.mode}</Header>}>
      <ColumnLayout columns={3} borders="vertical">
        {DIAL_MODES.map((mode) => (
          <SpaceBetween key={mode} size="xs">
            <Box variant="h3">
              {words.modes[mode]} {mode === controls.mode && <Badge color="green">{words.current}</Badge>}
            </Box>
            <div>{words.meaning[mode]}</div>
            {mayChange && mode !== controls.mode && (
              <Button onClick={() => setWanted(mode)}>{words.choose(words.modes[mode])}</Button>
            )}
          </SpaceBetween>
        ))}
      </ColumnLayout>
      {wanted !== undefined && <ChangeMode to={wanted} fetched={fetched} onClose={() => setWanted(undefined)} />}
    </Container>
  );
}
