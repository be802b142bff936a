import { ROLES } from '../../shared/domain/roles.ts';
import { ROUTES } from './routes/all-routes.ts';
import { LONGEST_BODY_BYTES } from './routing/read-body.ts';
import type { Route } from './routing/route.ts';

const COMMAND = 'npx node functions/api/generate-api-page.ts > docs/api.md';

const PAGE = `# The API

What administrators see and change, over HTTP: the console uses it, and so may your own programs. It describes itself as an OpenAPI 3.1 document at \`GET /api/openapi.json\`. This page is generated (\`${COMMAND}\`).

## Sign in

The address is the output \`ApiAddress\` of the stack \`NAME-api\`. Every request carries \`Authorization: Bearer TOKEN\` with an ID token of the deployment's user pool (stack \`NAME-people\`, outputs \`UserPoolId\` and \`UserPoolClientId\`). Tokens of another pool or client, expired ones, and access tokens are refused.
Nobody signs up. Administrators invite people (\`POST /people\`, or the page *People*) and give each a role:

| role | may |
| --- | --- |
| viewer | look at everything; telephone numbers of leads are shown by their last two digits |
| supervisor | also see numbers in full, stop and pause, let leads be called now or rest, settle reviews, opt people out, ask what a draft would do, read the audit log |
| administrator | also change rules, structure, campaigns and the mode, edit leads and erase people, let calls go again after an emergency stop, take data out, invite people and give roles |

## How changes are made

- **A change names the version that it starts from**: \`If-Match\` with the \`ETag\` of what was read. Without it the answer is 428; over an older version 412, with \`since\`: who changed what after it, newest first, each with its own version. Of a lead or a person every change is there, also a call's, and those that nobody signed, as such; 20 at most: \`isAllSince\` is false where there are more. Stopping, pausing, opting out, erasing and inviting need no version. Of people the version is in the list: \`"person-VERSION"\`.
- **A change may be sent again.** Under the same \`Idempotency-Key\` it is answered as the first time for a day (\`Idempotency-Replayed: true\`) and not made again; the same key with another request is 422, one that is still under way 409.
- **A change stands in the audit log**, by the same write (of people just before it, because Cognito keeps them), with whoever asked for it and the note that they gave; an export stands there before it is answered.
- **A field that is not described is refused**, in bodies and in queries. Bodies are JSON of at most ${LONGEST_BODY_BYTES.toLocaleString('en')} bytes.

## What goes wrong

Answers that are none are \`application/problem+json\` (RFC 9457): \`type\`, \`title\`, \`status\`, \`detail\`, \`mend\` (what to do about it), \`cause\` (the same as data, told apart by \`kind\`) and, where something in the request is wrong, \`faults\`: every fault at once, each with \`path\`, \`message\`, \`mend\` and the same as data, \`finding\`.
The gateway itself answers 401 without a problem document, and 429 above 50 requests a second. What costs much is bounded for each person and minute too, with \`Retry-After\`.

## Lists

A list is answered in pages: \`next\`, where there is more, is the \`cursor\` of the next page. What has an \`ETag\` is answered with 304 to \`If-None-Match\` while it is unchanged. \`As-Of\` says when the overview was so, of a 304 too: by the company's clock, which is its own where it is simulated.

## Routes

Below \`/api\`. What each takes and answers stands in the OpenAPI document.

| | role | what it does |
| --- | --- | --- |
`;

/** The page of the API, from the table of routes. */
export function apiPage(): string {
  const rows = ROUTES.map((route) => `| \`${route.method} ${route.path}\` | ${route.role} | ${told(route)} |`);
  const counts = ROLES.map((role) => `${ROUTES.filter((route) => route.role === role).length} for ${role}`).join(', ');
  return `${PAGE}${rows.join('\n')}\n\n${ROUTES.length} routes: ${counts}.\n`;
}

function told({ summary, mostPerMinute }: Route): string {
  return mostPerMinute === undefined ? summary : `${summary} (at most ${mostPerMinute} a minute)`;
}

if (import.meta.main) process.stdout.write(apiPage());
