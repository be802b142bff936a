/** What a campaign dials with, as documents name it. */
export type EquipmentPart = 'queueId' | 'routingProfileId' | 'contactFlowId' | 'callerNumbers';
