import { type ReactNode, useState } from 'react';
import { isTimeZone } from '../../../shared/domain/calling-area.ts';
import { ZoneContext } from './zone-context.ts';

const REMEMBERED_AS = 'tierline.zone';

/** Tells time in the zone that was chosen last in this browser, or else in the device's. */
export function ZoneProvider({ children }: { readonly children: ReactNode }) {
  const [chosen, setChosen] = useState(rememberedZone);
  const devicesZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const choose = (zone: string | undefined) => {
    if (zone === undefined) localStorage.removeItem(REMEMBERED_AS);
    else localStorage.setItem(REMEMBERED_AS, zone);
    setChosen(zone);
  };
  const isChosen = chosen !== undefined;
  return <ZoneContext value={{ zone: chosen ?? devicesZone, devicesZone, isChosen, choose }}>{children}</ZoneContext>;
}

function rememberedZone(): string | undefined {
  const zone = localStorage.getItem(REMEMBERED_AS);
  return zone !== null && isTimeZone(zone) ? zone : undefined;
}
