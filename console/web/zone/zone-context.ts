import { createContext, useContext } from 'react';

/** In whose time moments are told and written, and whose days are counted. */
export interface ZoneChoice {
  /** IANA name. */
  readonly zone: string;
  /** That of this device, which counts until another is chosen. */
  readonly devicesZone: string;
  readonly isChosen: boolean;
  /** Undefined: that of this device again. */
  readonly choose: (zone: string | undefined) => void;
}

export const ZoneContext = createContext<ZoneChoice | undefined>(undefined);

/** @throws Error outside of the console. */
export function useZoneChoice(): ZoneChoice {
  const choice = useContext(ZoneContext);
  if (choice === undefined) throw new Error('The zone is known within the console alone.');
  return choice;
}

/** The zone of whoever looks. */
export function useZone(): string {
  return useZoneChoice().zone;
}
