export const HELP = `The campaigns of a company: what dials, for which tier, and with what.

  npm run campaigns -- list                          every campaign, and what keeps it from calling
  npm run campaigns -- put FILE                      stores the campaign in a file, or a list of them
  npm run campaigns -- put --id spring --tier 1      the same with options
  npm run campaigns -- pause spring --author Kim     starts no call of it from 5 seconds from now on
  npm run campaigns -- resume spring --author Kim

Whose campaigns:
  --data FOLDER       a table on this machine, kept by npm run simulate -- --data FOLDER
  --target NAME       a deployment in AWS, by its name
  --region REGION     where it is deployed; else as your AWS profile says
  --endpoint URL      a DynamoDB endpoint in place of AWS

A campaign (field in a file; option):
  id; --id                    small letters, digits and dashes; it never changes
  tier; --tier                1, 2 or 3; it never changes: store a new campaign instead
  name; --name                for people; the id when left out
  priority; --priority        1 to 999, 1 is served first (50)
  startsAt; --starts          a moment like 2026-01-05T15:00:00Z; runs from now on when left out
  endsAt; --ends              the same; never ends when left out
  shards; --shards            1 to 64: one for every 20000 leads or so (1); it never becomes fewer
  queueId, routingProfileId, contactFlowId, callerNumber;
  --queue, --routing-profile, --flow, --caller-number
                              what it dials with; that of its tier when left out

  --author, --note            who, and why: needed to pause and resume, kept with what is put
  --yes                       resume: do not ask
  --json                      the answer as JSON

What is stored is what is given: a field that is left out is taken away, leads and their areas stay.

Example:
  npm run campaigns -- put --id spring --tier 1 --name "Spring offer" --priority 20 --target tierline

Exit code: 0 done; 1 not done: the campaign is wrong, or there is none of that id; 2 the command cannot be
understood, or the table cannot be read.
`;
