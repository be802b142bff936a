import * as z from 'zod';

/** The requests of Cognito's user pools API that are served, as the SDK sends them. */

const MOST_LISTED = 60;
const LONGEST_NAME = 128;

const UserPoolId = z.string().min(1).max(55);
const Username = z
  .string()
  .regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u)
  .max(LONGEST_NAME);
const GroupName = z
  .string()
  .regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u)
  .max(LONGEST_NAME);
const Limit = z.int().min(0).max(MOST_LISTED).default(MOST_LISTED);
const token = z.string().regex(/^\S+$/).exactOptional();
const attribute = z.strictObject({ Name: z.string().max(32), Value: z.string().max(2_048) });

export const oneUser = z.strictObject({ UserPoolId, Username });
export const userAndGroup = z.strictObject({ UserPoolId, Username, GroupName });
export const usersAsked = z.strictObject({ UserPoolId, Limit, PaginationToken: token });
export const membersAsked = z.strictObject({ UserPoolId, GroupName, Limit, NextToken: token });
export const groupsAsked = z.strictObject({ UserPoolId, Username, Limit, NextToken: token });
export const userToCreate = z.strictObject({
  UserPoolId,
  Username,
  UserAttributes: z.array(attribute).default([]),
  DesiredDeliveryMediums: z.tuple([z.literal('EMAIL')]),
  MessageAction: z.literal('RESEND').exactOptional(),
});
