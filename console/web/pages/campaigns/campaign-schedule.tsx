import { useWords } from '../../language/language-context.ts';
import { Moment } from '../../parts/moment.tsx';
import { CAMPAIGN_WORDS } from './words.ts';

interface CampaignScheduleProps {
  readonly startsAt?: string | undefined;
  readonly endsAt?: string | undefined;
}

export function CampaignSchedule({ startsAt, endsAt }: CampaignScheduleProps) {
  const words = useWords(CAMPAIGN_WORDS);
  if (startsAt === undefined && endsAt === undefined) return <>{words.always}</>;
  return (
    <>
      {startsAt !== undefined && (
        <>
          {words.from} <Moment at={startsAt} />{' '}
        </>
      )}
      {endsAt !== undefined && (
        <>
          {words.until} <Moment at={endsAt} />
        </>
      )}
    </>
  );
}
