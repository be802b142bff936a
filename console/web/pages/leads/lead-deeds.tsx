import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ComponentType, useState } from 'react';
import { CallNowDialog } from './call-now-dialog.tsx';
import { DeedButton } from './deed-button.tsx';
import type { DialogProps } from './dialog-props.ts';
import { EditDialog } from './edit-dialog.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { type DeedName, LEAD_DEEDS } from './lead-deed.ts';
import { OptOutDialog } from './opt-out-dialog.tsx';
import { RestDialog } from './rest-dialog.tsx';

const DIALOGS: Readonly<Record<DeedName, ComponentType<DialogProps>>> = {
  callNow: CallNowDialog,
  rest: RestDialog,
  optOut: OptOutDialog,
  edit: EditDialog,
  erase: EraseDialog,
};

/** What can be done to a lead; each asks once more. */
export function LeadDeeds({ lead, found }: Pick<DialogProps, 'lead' | 'found'>) {
  const [asked, setAsked] = useState<DeedName>();
  const Dialog = asked === undefined ? undefined : DIALOGS[asked];
  return (
    <>
      <SpaceBetween direction="horizontal" size="xs">
        {LEAD_DEEDS.map((deed) => (
          <DeedButton key={deed.name} deed={deed} lead={lead} onAsk={() => setAsked(deed.name)} />
        ))}
      </SpaceBetween>
      {Dialog !== undefined && <Dialog lead={lead} found={found} onClose={() => setAsked(undefined)} />}
    </>
  );
}
