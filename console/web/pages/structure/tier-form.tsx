import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useLanguage, useWords } from '../../language/language-context.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { faultAt } from '../../parts/fault-at.ts';
import { NamesField } from '../../parts/names-field.tsx';
import { textOrNothing, withOptional } from '../../parts/optional-field.ts';
import { TextField } from '../../parts/text-field.tsx';
import type { ToldFault } from '../../parts/told-fault.ts';
import { STAGE_TERMS } from '../../terms/lead-terms.ts';
import { EquipmentFields } from './equipment-fields.tsx';
import type { Handover } from './required-facts.ts';
import { StagesField } from './stages-field.tsx';
import type { StructureTier } from './structure-answers.ts';
import { TargetsFields } from './targets-fields.tsx';
import { causeText } from './transition-telling.ts';
import { STRUCTURE_WORDS } from './words.ts';

interface TierFormProps {
  readonly tier: StructureTier;
  readonly index: number;
  readonly handovers: readonly Handover[];
  readonly scripts: readonly string[];
  readonly faults: readonly ToldFault[];
  readonly isReadOnly: boolean;
  readonly onChange: (tier: StructureTier) => void;
  readonly onFacts: (handover: Handover, facts: readonly string[]) => void;
  /** Absent where no tier can be spared. */
  readonly onRemove?: () => void;
}

/** One tier of the draft: its name, stages, what it needs to hand a lead over, script, equipment and targets. */
export function TierForm(props: TierFormProps) {
  const { tier, index, handovers, scripts, faults, isReadOnly, onChange, onFacts, onRemove } = props;
  const words = useWords(STRUCTURE_WORDS);
  const { language } = useLanguage();
  const path = `tiers.${index}`;
  const fault = (name: string) => faultAt(faults, `${path}.${name}`);
  const ofTier = faults.find((one) => one.path === path)?.message;
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            onRemove !== undefined && (
              <Button ariaLabel={words.removeTier(index + 1)} iconName="remove" variant="icon" onClick={onRemove} />
            )
          }
        >
          {words.tier(index + 1)}: {tier.name}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {ofTier !== undefined && <Box color="text-status-error">{ofTier}</Box>}
        <ColumnLayout columns={3}>
          <TextField
            label={words.name}
            hint={words.nameHint}
            value={tier.name}
            fault={fault('name')}
            isReadOnly={isReadOnly}
            onChange={(name) => onChange({ ...tier, name })}
          />
          <StagesField
            stages={tier.stages}
            fault={fault('stages')}
            isReadOnly={isReadOnly}
            onChange={(stages) => onChange({ ...tier, stages })}
          />
          <ChoiceField
            label={words.script}
            value={tier.script ?? ''}
            choices={[{ value: '', label: words.noScript }, ...scripts.map((id) => ({ value: id, label: id }))]}
            fault={fault('script')}
            isReadOnly={isReadOnly}
            onChange={(script) => onChange(withOptional(tier, 'script', textOrNothing(script)))}
          />
        </ColumnLayout>
        {handovers.map((handover) => {
          const { from, on, to } = handover;
          const said = causeText(on, language);
          if (to === undefined) return <Box key={from}>{words.noHandover(said)}</Box>;
          return (
            <NamesField
              key={from}
              label={words.facts(said, STAGE_TERMS[language][to])}
              hint={words.factsHint}
              names={handover.facts}
              isReadOnly={isReadOnly}
              onChange={(facts) => onFacts(handover, facts)}
            />
          );
        })}
        <ExpandableSection headerText={words.equipment} headerDescription={words.equipmentHint}>
          <EquipmentFields tier={tier} fault={fault} isReadOnly={isReadOnly} onChange={onChange} />
        </ExpandableSection>
        <ExpandableSection headerText={words.targets} headerDescription={words.targetsHint}>
          <TargetsFields
            stages={tier.stages}
            targets={tier.targets ?? {}}
            faults={faults}
            path={`${path}.targets`}
            isReadOnly={isReadOnly}
            onChange={(targets) =>
              onChange(withOptional(tier, 'targets', Object.keys(targets).length === 0 ? undefined : targets))
            }
          />
        </ExpandableSection>
      </SpaceBetween>
    </Container>
  );
}
