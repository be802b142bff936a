import ColumnLayout from '@cloudscape-design/components/column-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { TIER_NUMBERS } from '../../../../shared/domain/tier-number.ts';
import { useWords } from '../../language/language-context.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import type { ToldFault } from '../../parts/told-fault.ts';
import { useZone } from '../../zone/zone-context.ts';
import { MomentField } from './moment-field.tsx';
import { CAMPAIGN_WORDS } from './words.ts';
import type { WrittenCampaign } from './written-campaign.ts';

const EQUIPMENT = ['queueId', 'routingProfileId', 'contactFlowId', 'callerNumber'] as const;
const TIERS = TIER_NUMBERS.map(String);

interface CampaignFormProps {
  readonly written: WrittenCampaign;
  readonly faults: readonly ToldFault[];
  readonly isNew: boolean;
  readonly isReadOnly: boolean;
  readonly onChange: (written: WrittenCampaign) => void;
}

/** All that is written of a campaign. Id and tier are told once, when it is new. */
export function CampaignForm({ written, faults, isNew, isReadOnly, onChange }: CampaignFormProps) {
  const words = useWords(CAMPAIGN_WORDS);
  const zone = useZone();
  const fault = (name: keyof WrittenCampaign) => {
    const found = faults.find(({ path }) => path.split('.').at(-1) === name);
    return found?.message;
  };
  const set = (fields: Partial<WrittenCampaign>) => onChange({ ...written, ...fields });
  return (
    <SpaceBetween size="m">
      <ColumnLayout columns={2}>
        {isNew && (
          <TextField
            label={words.id}
            hint={words.idHint}
            value={written.id}
            fault={fault('id')}
            onChange={(id) => set({ id })}
          />
        )}
        {isNew && (
          <ChoiceField
            label={words.tier}
            value={String(written.tier)}
            choices={TIERS.map((tier) => ({ value: tier, label: tier }))}
            fault={fault('tier')}
            onChange={(tier) => set({ tier: Number(tier) })}
          />
        )}
        <TextField
          label={words.ownName}
          hint={words.nameHint}
          value={written.name}
          fault={fault('name')}
          isReadOnly={isReadOnly}
          onChange={(name) => set({ name })}
        />
        <NumberField
          label={words.priority}
          hint={words.priorityHint}
          value={written.priority}
          fault={fault('priority')}
          isReadOnly={isReadOnly}
          onChange={(priority) => set({ priority })}
        />
        <MomentField
          label={words.startsAt}
          hint={words.momentHint(zone)}
          value={written.startsAt}
          fault={fault('startsAt')}
          isReadOnly={isReadOnly}
          onChange={(startsAt) => set({ startsAt })}
        />
        <MomentField
          label={words.endsAt}
          hint={words.momentHint(zone)}
          value={written.endsAt}
          fault={fault('endsAt')}
          isReadOnly={isReadOnly}
          onChange={(endsAt) => set({ endsAt })}
        />
      </ColumnLayout>
      <ExpandableSection headerText={words.equipment} headerDescription={words.equipmentHint}>
        <ColumnLayout columns={2}>
          {EQUIPMENT.map((name) => (
            <TextField
              key={name}
              label={words[name]}
              value={written[name]}
              fault={fault(name)}
              isReadOnly={isReadOnly}
              onChange={(value) => set({ [name]: value })}
            />
          ))}
          <NumberField
            label={words.shards}
            hint={words.shardsHint}
            value={written.shards}
            fault={fault('shards')}
            isReadOnly={isReadOnly}
            onChange={(shards) => set({ shards })}
          />
        </ColumnLayout>
      </ExpandableSection>
    </SpaceBetween>
  );
}
