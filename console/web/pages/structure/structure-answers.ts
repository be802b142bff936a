import type { output } from 'zod';
import type { InForceAnswer } from '../../../../functions/api/routes/document-routes.ts';
import type { drawnTransitions } from '../../../../functions/api/routes/structure-routes.ts';
import type { StructureDocument, StructureTier, TierTargets } from '../../../../shared/domain/structure-fields.ts';
import type { TransitionOverride } from '../../../../shared/domain/transitions-schema.ts';

export type StructureInForce = InForceAnswer<StructureDocument>;
export type DrawnTransitions = output<typeof drawnTransitions>;
export type TransitionRow = DrawnTransitions['rows'][number];
export type Box = TransitionRow['to'];
export type Follows = TransitionRow['follows'];

export type { StructureDocument, StructureTier, TierTargets, TransitionOverride };

/** Answers that another sales structure makes old. */
export const STRUCTURE_OLD: readonly string[] = ['/structure', '/scripts', '/campaigns', '/overview'];
