import type { Advice } from './advise.ts';
import { type BalancePoint, balancePoints, type TransferPoint, transferPoint } from './balance-points.ts';
import { type CarePoint, carePoints } from './care-points.ts';
import { type CautionPoint, cautionPoints } from './caution-points.ts';
import { type StructurePoint, structurePoint, type WorkPoint, workPoint } from './structure-points.ts';
import type { TakenPoint } from './weeks-points.ts';

/** One thing that is advised, with its figures: a sentence is made of it in whatever language it is told. */
export type AdvicePoint =
  | StructurePoint
  | WorkPoint
  | BalancePoint
  | TransferPoint
  | CarePoint
  | CautionPoint
  | TakenPoint;

/** The weightiest first. Says no more than the figures do; what they rest on comes last. */
export function advicePoints(advice: Advice): readonly AdvicePoint[] {
  const { figures, workloads, balances, warmTransfer } = advice;
  return [
    structurePoint(advice),
    workPoint(advice),
    ...balancePoints(balances, figures.prospecting.newLeadsPerDay),
    ...(warmTransfer === undefined ? [] : [transferPoint(warmTransfer)]),
    ...carePoints(advice),
    ...cautionPoints(figures, workloads),
  ];
}
