export const HELP = `Rings your own telephone through the whole way of a call, and says each step as it happens.

  npm run first-call -- +12025550199 --target tierline
  npm run first-call -- +12025550199 --campaign spring --target tierline
  npm run first-call -- +12125550123 --data .data/demo --now 2026-01-08T15:00:00Z
                        the same with a simulated company: nobody is rung

The deployed dialler places the call, by every rule that holds for customers: not outside calling hours, not to a
number that opted out. Somebody of the campaign's tier has to be Available in Amazon Connect: you, in the browser.
While the mode is not live, your number is put among the test numbers, and taken off afterwards; a deployment that
observes is set to test-numbers meanwhile, and back.

The lead that is stored for it is called once, closed afterwards, and stands in no report.

  --target NAME       a deployment in AWS, by its name
  --data FOLDER       a table on this machine, kept by npm run simulate -- --data FOLDER
  --region REGION     where it is deployed; else as your AWS profile says
  --endpoint URL      a DynamoDB endpoint in place of AWS
  --campaign ID       which campaign calls; the one that is served first in the first tier when left out
  --author, --note    who rings, and why: both stand in npm run mode -- history. Without --author it is whoever is
                      signed in on this machine
  --yes               do not ask: for scripts
  --now MOMENT        of a simulated company: its present, like 2026-01-05T15:00:00Z
  --json              the steps as JSON

What to look at when a step does not come: docs/admin-guide.md#a-first-call-that-does-not-come

Exit code: 0 every step came; 1 one did not, or nobody may be rung now; 2 the command cannot be understood, or the
table cannot be read.
`;
