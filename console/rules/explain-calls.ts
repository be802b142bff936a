import { CampaignMissingError, LeadMissingError } from '../../shared/application/errors.ts';
import { explainCampaign } from '../../shared/application/explain-campaign.ts';
import { explainLead } from '../../shared/application/explain-lead.ts';
import { type Answer, done, notDone } from '../documents/answer.ts';
import type { Company } from '../documents/company.ts';
import type { Command } from './options.ts';

/** Why a lead or the leads of a campaign are not called now, and when they will be. */
export async function explain(
  { settings, leads, timers, calendar, clock }: Company,
  { about }: Extract<Command, { kind: 'explain' }>,
): Promise<Answer> {
  const { id } = about;
  try {
    const explained =
      about.kind === 'lead'
        ? await explainLead({ settings, leads, calendar }, { leadId: id }, clock())
        : await explainCampaign({ settings, timers, calendar }, { campaignId: id }, clock());
    return done(explained.sentences.map((sentence) => `${sentence}\n`).join(''), explained);
  } catch (error) {
    if (error instanceof LeadMissingError) return notDone(`There is no lead ${id}.\n`, { kind: 'no-lead', id });
    if (!(error instanceof CampaignMissingError)) throw error;
    const known = (await settings.read()).campaigns.map((campaign) => campaign.id);
    const which = known.length === 0 ? 'There is none at all.' : `There are ${known.join(', ')}.`;
    return notDone(`There is no campaign ${id}. ${which}\n`, { kind: 'no-campaign', id, known });
  }
}
