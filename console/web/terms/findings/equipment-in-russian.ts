import type { EquipmentPart } from '../../../../shared/domain/findings/equipment-part.ts';

const PARTS: Readonly<Record<EquipmentPart, string>> = {
  queueId: 'очередь',
  routingProfileId: 'профиль маршрутизации',
  contactFlowId: 'сценарий звонка',
  callerNumbers: 'номера, с которых звонят',
};

/** What a campaign dials with, where it is missing. */
export function equipmentInRussian(missing: readonly EquipmentPart[]): string {
  return missing.map((part) => PARTS[part]).join(', ');
}
