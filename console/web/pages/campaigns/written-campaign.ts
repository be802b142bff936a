import { localMomentOf } from '../../parts/local-moment.ts';
import type { CampaignState } from './campaign-answers.ts';

/** A campaign as somebody writes it: what is empty it has not. Moments are those of `datetime-local`, in the zone of the viewer. */
export interface WrittenCampaign {
  readonly id: string;
  readonly name: string;
  readonly tier: number;
  readonly priority: number | undefined;
  readonly shards: number | undefined;
  readonly queueId: string;
  readonly routingProfileId: string;
  readonly contactFlowId: string;
  readonly callerNumber: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

export const FRESH_CAMPAIGN: WrittenCampaign = {
  id: '',
  name: '',
  tier: 1,
  priority: 50,
  shards: 1,
  queueId: '',
  routingProfileId: '',
  contactFlowId: '',
  callerNumber: '',
  startsAt: '',
  endsAt: '',
};

export function writtenFrom({ areas: _, ...campaign }: CampaignState['campaign']): WrittenCampaign {
  const { startsAt, endsAt } = campaign;
  return { ...FRESH_CAMPAIGN, ...campaign, startsAt: localText(startsAt), endsAt: localText(endsAt) };
}

/** As a new campaign is sent. */
export function campaignToSend(written: WrittenCampaign): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(sent(written)).filter(([, value]) => value !== null));
}

/** What differs, as a patch: null takes a field away. */
export function patchBetween(before: WrittenCampaign, after: WrittenCampaign): Readonly<Record<string, unknown>> {
  const [was, is] = [sent(before), sent(after)];
  return Object.fromEntries(Object.entries(is).filter(([name, value]) => was[name] !== value));
}

function sent({ startsAt, endsAt, ...rest }: WrittenCampaign): Readonly<Record<string, unknown>> {
  const fields = { ...rest, startsAt: momentOf(startsAt), endsAt: momentOf(endsAt) };
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value === '' || value === undefined ? null : value]),
  );
}

function momentOf(local: string): string {
  return local === '' ? '' : `${new Date(local).toISOString().slice(0, 19)}Z`;
}

function localText(at: string | undefined): string {
  if (at === undefined) return '';
  const { day, time } = localMomentOf(new Date(at));
  return `${day}T${time}`;
}
