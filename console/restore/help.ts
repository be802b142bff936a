export const HELP = `Makes a restored table safe to call from, and lets the dialler start calls on it. docs/restore.md has all the steps.

  npm run restore -- --target tierline --restored-to 2026-01-05T12:00:00Z --old-table NAME --author Kim

Suppresses again everybody who said stop since, moves the leads on that were due meanwhile, and releases the table
last. Until then the dialler starts nothing on it. It may be ended and run again at any time: it goes on.

  --target NAME       the deployment whose setting restoredTable names the table
  --restored-to MOMENT
                      the moment that the table was restored to; a day before it is applied as well
  --old-table NAME    the table that was in use before, where stops of the last minutes may be that the log does not
                      hold yet; none where it is gone
  --author, --note    who does it, and why: both stand in npm run mode -- history; --note may be left out
  --region REGION     where it is deployed; else as your AWS profile says
  --endpoint URL      an endpoint in place of AWS
  --yes               do not ask: for scripts
  --json              the answer as JSON

Exit code: 0 released, now or before; 1 not agreed to, or the deployment is not as it must be; 2 the command cannot be
understood, or something could not be read: the table stays closed, run it again.
`;
