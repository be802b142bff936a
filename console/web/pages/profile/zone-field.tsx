import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useLanguage, useWords } from '../../language/language-context.ts';
import { momentText } from '../../parts/moment.tsx';
import { useZoneChoice } from '../../zone/zone-context.ts';
import { PROFILE_WORDS } from './words.ts';

const AS_THE_DEVICE = '';

/** In whose time the console tells and takes moments, kept in this browser. */
export function ZoneField() {
  const words = useWords(PROFILE_WORDS);
  const { language } = useLanguage();
  const { zone, devicesZone, isChosen, choose } = useZoneChoice();
  const device = { value: AS_THE_DEVICE, label: words.zoneOfDevice(devicesZone) };
  const zones = Intl.supportedValuesOf('timeZone').map((name) => ({ value: name, label: name }));
  const now = momentText(new Date().toISOString(), language, zone);
  return (
    <SpaceBetween size="xs">
      <FormField label={words.zone} description={words.zoneKept} constraintText={words.zoneText(zone, now)}>
        <Select
          options={[device, ...zones]}
          selectedOption={isChosen ? { value: zone, label: zone } : device}
          filteringType="auto"
          filteringPlaceholder={words.findZone}
          filteringAriaLabel={words.findZone}
          empty={words.noZone}
          virtualScroll
          onChange={({ detail: { selectedOption } }) =>
            choose(selectedOption.value === AS_THE_DEVICE ? undefined : selectedOption.value)
          }
        />
      </FormField>
      <div>{words.zoneHow}</div>
    </SpaceBetween>
  );
}
