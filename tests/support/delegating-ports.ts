import type { LeadRepository } from '../../shared/application/ports/lead-repository.ts';
import type { SettingsRepository } from '../../shared/application/ports/settings-repository.ts';
import type { Telephony } from '../../shared/application/ports/telephony.ts';

/** A repository that does all as its own does, to change single members of. */
export function delegating(own: LeadRepository): LeadRepository {
  return {
    add: (lead) => own.add(lead),
    get: (leadId) => own.get(leadId),
    leadWithNumber: (numberKey) => own.leadWithNumber(numberKey),
    suppressionOf: (numberKey) => own.suppressionOf(numberKey),
    leadWithExternalId: (externalId) => own.leadWithExternalId(externalId),
    save: (lead) => own.save(lead),
    recordOrder: (lead, order, tier) => own.recordOrder(lead, order, tier),
    claim: (lead) => own.claim(lead),
    link: (attempt) => own.link(attempt),
    addFact: (callId, fact, now) => own.addFact(callId, fact, now),
    addFactToLinked: (callId, fact, now) => own.addFactToLinked(callId, fact, now),
    getContact: (contactId) => own.getContact(contactId),
    saveProgress: (attempt) => own.saveProgress(attempt),
    decide: (attempt, decision, lead) => own.decide(attempt, decision, lead),
    correct: (attempt, decision, lead) => own.correct(attempt, decision, lead),
    suppressNumbers: (numberKeys, why, at) => own.suppressNumbers(numberKeys, why, at),
  };
}

/** The same of settings. */
export function delegatingSettings(own: SettingsRepository): SettingsRepository {
  return {
    rules: own.rules,
    structures: own.structures,
    read: () => own.read(),
    readControls: () => own.readControls(),
    saveControls: (controls, signature) => own.saveControls(controls, signature),
    controlsHistory: (page) => own.controlsHistory(page),
    saveReplan: (progress, expected) => own.saveReplan(progress, expected),
    putCampaign: (campaign) => own.putCampaign(campaign),
    addCampaign: (campaign) => own.addCampaign(campaign),
    campaign: (campaignId) => own.campaign(campaignId),
    saveCampaign: (campaign, signature) => own.saveCampaign(campaign, signature),
    campaignHistory: (campaignId, page) => own.campaignHistory(campaignId, page),
    addArea: (campaignId, area) => own.addArea(campaignId, area),
  };
}

/** The same of a contact centre. */
export function delegatingTelephony(own: Telephony): Telephony {
  return {
    start: (call) => own.start(call),
    describe: (contactId) => own.describe(contactId),
    stop: (contactId) => own.stop(contactId),
  };
}
