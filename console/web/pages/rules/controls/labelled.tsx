import Box from '@cloudscape-design/components/box';
import type { ReactNode } from 'react';

interface LabelledProps {
  readonly label: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** A part of a value under its name, for the eye: the input says its name itself. */
export function Labelled({ label, hint, children }: LabelledProps) {
  return (
    <div>
      <Box variant="small">{label}</Box>
      {children}
      {hint !== undefined && <Box variant="small">{hint}</Box>}
    </div>
  );
}
