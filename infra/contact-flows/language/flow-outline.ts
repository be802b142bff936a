import * as z from 'zod';
import { CONDITION_OPERATORS, FLOW_LANGUAGE_VERSION } from './flow-document.ts';

const branch = z.strictObject({ NextAction: z.string(), ErrorType: z.string() });

const condition = z.strictObject({
  NextAction: z.string(),
  Condition: z.strictObject({
    Operator: z.enum(CONDITION_OPERATORS, { error: `must be one of ${CONDITION_OPERATORS.join(', ')}` }),
    Operands: z.array(z.string()).length(1, 'must be one text'),
  }),
});

/** Of a flow what does not depend on the types of its actions. */
export const flowOutline = z.strictObject({
  Version: z.literal(FLOW_LANGUAGE_VERSION, { error: `must be ${FLOW_LANGUAGE_VERSION}, the only version there is` }),
  StartAction: z.string(),
  Metadata: z.record(z.string(), z.unknown()).exactOptional(),
  Actions: z
    .array(
      z.strictObject({
        Identifier: z.string(),
        Type: z.string(),
        Parameters: z.record(z.string(), z.unknown()),
        Transitions: z.strictObject({
          NextAction: z.string().exactOptional(),
          Conditions: z.array(condition).exactOptional(),
          Errors: z.array(branch).exactOptional(),
        }),
      }),
    )
    .min(1, 'must hold an action'),
});

/** A flow whose actions are still to be judged. */
export type FlowOutline = z.output<typeof flowOutline>;
export type ActionOutline = FlowOutline['Actions'][number];
