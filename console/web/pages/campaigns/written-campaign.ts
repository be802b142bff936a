import { instantOf, localMomentOf } from '../../parts/local-moment.ts';
import type { CampaignState } from './campaign-answers.ts';

/** A campaign as somebody writes it: what is empty it has not. Moments are those of `datetime-local`, by the clock of whoever writes. */
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

/** @param zone of whoever writes. */
export function writtenFrom({ areas: _, ...campaign }: CampaignState['campaign'], zone: string): WrittenCampaign {
  const { startsAt, endsAt } = campaign;
  return { ...FRESH_CAMPAIGN, ...campaign, startsAt: localText(startsAt, zone), endsAt: localText(endsAt, zone) };
}

/** As a new campaign is sent. */
export function campaignToSend(written: WrittenCampaign, zone: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(sent(written, zone)).filter(([, value]) => value !== null));
}

/** What differs, as a patch: null takes a field away. */
export function patchBetween(
  before: WrittenCampaign,
  after: WrittenCampaign,
  zone: string,
): Readonly<Record<string, unknown>> {
  const [was, is] = [sent(before, zone), sent(after, zone)];
  return Object.fromEntries(Object.entries(is).filter(([name, value]) => was[name] !== value));
}

function sent({ startsAt, endsAt, ...rest }: WrittenCampaign, zone: string): Readonly<Record<string, unknown>> {
  const fields = { ...rest, startsAt: momentOf(startsAt, zone), endsAt: momentOf(endsAt, zone) };
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value === '' || value === undefined ? null : value]),
  );
}

/** What is no moment is sent as it is written, for the API to say so at its place. */
function momentOf(local: string, zone: string): string {
  const [day = '', time = ''] = local.split('T');
  return instantOf({ day, time: time.slice(0, 5) }, zone) ?? local;
}

function localText(at: string | undefined, zone: string): string {
  if (at === undefined) return '';
  const { day, time } = localMomentOf(new Date(at), zone);
  return `${day}T${time}`;
}
