import './status.css';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';

interface StatusProps {
  readonly type?: StatusIndicatorProps.Type;
  readonly children: string;
}

/** How something stands, in words that stay whole where there is little room: Cloudscape's own break anywhere. */
export function Status({ type = 'success', children }: StatusProps) {
  return (
    <StatusIndicator type={type}>
      <span className="tierline-status">{children}</span>
    </StatusIndicator>
  );
}
