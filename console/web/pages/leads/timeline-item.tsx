import Box from '@cloudscape-design/components/box';
import { Moment } from '../../parts/moment.tsx';
import type { Told } from './entry-told.ts';

interface TimelineItemProps {
  readonly at: string;
  readonly customersZone: string | undefined;
  readonly told: Told;
  readonly isPlanned?: boolean;
}

/** One moment of a lead's story. */
export function TimelineItem({ at, customersZone, told: { title, details }, isPlanned = false }: TimelineItemProps) {
  return (
    <li data-is-planned={isPlanned}>
      <Box color="text-body-secondary" fontSize="body-s">
        <Moment at={at} customersZone={customersZone} />
      </Box>
      <Box variant="h3">{title}</Box>
      {details.map((detail) => (
        <div key={detail}>{detail}</div>
      ))}
    </li>
  );
}
