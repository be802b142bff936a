import { createContext, useContext } from 'react';
import { mayActAs, type Role } from '../../../shared/domain/roles.ts';

/** Who is signed in, as `GET /me` tells it. */
export interface Profile {
  readonly name: string;
  readonly role: Role;
  readonly seesNumbers: boolean;
  /** Operations of the API, by their ids. */
  readonly may: readonly string[];
}

export const ProfileContext = createContext<Profile | undefined>(undefined);

export function useProfile(): Profile {
  const profile = useContext(ProfileContext);
  if (profile === undefined) throw new Error('useProfile is used outside of a signed-in console.');
  return profile;
}

/** Whether whoever is signed in may use an operation of the API: `useMay('controls.stop')`. */
export function useMay(operation: string): boolean {
  return useProfile().may.includes(operation);
}

export function useMayActAs(role: Role): boolean {
  return mayActAs(useProfile().role, role);
}
