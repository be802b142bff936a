export const HELP = `Whom a deployment calls: nobody yet, a few telephones of your own, or its customers.

  npm run mode -- show                       the mode, the emergency stop, what is paused, who changed it last
  npm run mode -- observe                    decides everything, calls nobody, keeps what it would have done
  npm run mode -- report                     what it would have done, hour by hour
  npm run mode -- test-numbers --number +12025550199 --label "Kim's telephone"
                                             lists a telephone, and calls only those listed
  npm run mode -- live                       calls customers; looks first whether the company is ready
  npm run mode -- history                    who changed what, when and why

Whose mode:
  --data FOLDER       a table on this machine, kept by npm run simulate -- --data FOLDER
  --target NAME       a deployment in AWS, by its name (local: the same as --data alone)
  --region REGION     where it is deployed; else as your AWS profile says
  --endpoint URL      a DynamoDB endpoint in place of AWS

  --author, --note    who changes it, and why: both stand in the history; --note may be left out
  --number, --remove  test-numbers: a telephone to list, or to take off the list; each may come several times
  --label TEXT        test-numbers: whose telephone it is; only this and a hash are stored, never the number
  --yes               do not ask: for scripts
  --days N            report: so many days back (7)          --zone ZONE   by whose hours
  --limit N           history: so many entries (20)
  --now MOMENT        as of a moment like 2026-01-05T15:00:00Z
  --json              the answer as JSON

Examples:
  npm run mode -- report --target tierline
  npm run mode -- test-numbers --number +12025550199 --label "Kim's telephone" --author Kim --target tierline
  npm run mode -- live --author Kim --note "the report looks right" --target tierline

A change is obeyed by every start that is sent 5 seconds later or more. Calls in the air go on to their end.
To stop at once: npm run stop. To hear your own telephone ring: npm run first-call.

Exit code: 0 done; 1 not done: not agreed to, or the company is not ready; 2 the command cannot be understood, or
the table cannot be read.
`;
