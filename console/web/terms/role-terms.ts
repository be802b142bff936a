import type { Role } from '../../../shared/domain/roles.ts';
import type { Terms } from './terms.ts';

export const ROLE_TERMS: Terms<Role> = {
  en: { viewer: 'Viewer', supervisor: 'Supervisor', administrator: 'Administrator' },
  ru: { viewer: 'Наблюдатель', supervisor: 'Супервизор', administrator: 'Администратор' },
};
