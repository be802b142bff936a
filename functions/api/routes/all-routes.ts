import type { Route } from '../routing/route.ts';
import { ADVICE_ROUTES } from './advice-routes.ts';
import { AUDIT_ROUTES } from './audit-routes.ts';
import { CAMPAIGN_ROUTES } from './campaign-routes.ts';
import { CONTROLS_ROUTES } from './controls-routes.ts';
import { LEAD_CHANGE_ROUTES } from './lead-change-routes.ts';
import { LEAD_ROUTES } from './lead-routes.ts';
import { OVERVIEW_ROUTES } from './overview-routes.ts';
import { ownRoutes } from './own-routes.ts';
import { PEOPLE_ROUTES } from './people-routes.ts';
import { PROGRAMME_ROUTES } from './programme-routes.ts';
import { REPORT_ROUTES } from './report-routes.ts';
import { RULES_ROUTES } from './rules-routes.ts';
import { SCRIPT_ROUTES } from './script-routes.ts';
import { STRUCTURE_ROUTES } from './structure-routes.ts';

const OF_RESOURCES: readonly Route[] = [
  ...OVERVIEW_ROUTES,
  ...REPORT_ROUTES,
  ...ADVICE_ROUTES,
  ...RULES_ROUTES,
  ...STRUCTURE_ROUTES,
  ...CAMPAIGN_ROUTES,
  ...PROGRAMME_ROUTES,
  ...SCRIPT_ROUTES,
  ...CONTROLS_ROUTES,
  ...LEAD_ROUTES,
  ...LEAD_CHANGE_ROUTES,
  ...PEOPLE_ROUTES,
  ...AUDIT_ROUTES,
];

/** Everything that the API does. */
export const ROUTES: readonly Route[] = [...OF_RESOURCES, ...ownRoutes(OF_RESOURCES)];
