const WHOSE = `Whose:
  --data FOLDER       a table on this machine, kept by npm run simulate -- --data FOLDER
  --target NAME       a deployment in AWS, by its name
  --region REGION     where it is deployed; else as your AWS profile says
  --endpoint URL      a DynamoDB endpoint in place of AWS
  --json              the answer as JSON
`;

export const STOP_HELP = `Stops calling, at once, without asking: no call is started later than 5 seconds from now.

  npm run stop -- --target tierline                            everything
  npm run stop -- --campaign prospecting --target tierline     one campaign
  npm run stop -- --tier 2 --target tierline                   all campaigns of a tier

Calls in the air go on to their end. Leads keep their moments; nothing is lost. npm run resume takes it back.

  --author, --note    who stops, and why: both stand in npm run mode -- history. Without --author it is whoever is
                      signed in on this machine

${WHOSE}
Exit code: 0 stopped; 1 not stopped: there is no such campaign; 2 the command cannot be understood, or the table
cannot be read: NOTHING IS STOPPED THEN.
`;

export const RESUME_HELP = `Takes a stop back: calls are placed again, as the mode has it. Asks first.

  npm run resume -- --author Kim --target tierline                          everything
  npm run resume -- --campaign prospecting --author Kim --target tierline   one campaign
  npm run resume -- --tier 2 --author Kim --target tierline                 all campaigns of a tier

Each takes back its own: a campaign that was stopped by itself stays stopped when everything is resumed.

  --author, --note    who resumes, and why: both stand in npm run mode -- history
  --yes               do not ask: for scripts

${WHOSE}
Exit code: 0 resumed; 1 not agreed to, or there is no such campaign; 2 the command cannot be understood, or the table
cannot be read.
`;
