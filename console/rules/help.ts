export const HELP = `Dial rules: check them, see what holds and why, try a change before it is made, publish it, take it back.

  npm run rules -- check FILE                      is the file right, and what should one know of it
  npm run rules -- effective                       every rule in force, and who set it
  npm run rules -- effective FILE --area US-FL     the same from a file, for numbers of Florida
  npm run rules -- explain --lead ID               why a lead is, or is not, called now, and when it will be
  npm run rules -- explain --campaign ID           why nothing is dialling: how many leads for which reason
  npm run rules -- diff FILE                       what the file would change; diff 3 5 compares two versions
  npm run rules -- what-if FILE                    the next days under the file, beside the rules in force
  npm run rules -- publish FILE --author ... --note ...
  npm run rules -- rollback VERSION --author ... --note ...
  npm run rules -- history                         who changed what, when and why
  npm run rules -- replan                          goes on moving leads to where the newest rules want them

Whose rules:
  --data FOLDER       a table on this machine, kept by npm run simulate -- --data FOLDER
  --target NAME       a deployment in AWS, by its name (local: the same as --data alone)
  --region REGION     where it is deployed; else as your AWS profile says
  --endpoint URL      a DynamoDB endpoint in place of AWS

  --stage STAGE       effective: only this stage      --campaign ID    and this campaign
  --area COUNTRY      effective: for numbers of a country or region, like DE, US or US-FL
  --days N            what-if: so many days (7)       --agents 1=4,2=2 people of each tier, for their load
  --shift 09:00-18:00 what-if: when they work, Monday to Friday        --zone ZONE   where
  --sample N          what-if: play at most so many leads (50000)
  --author, --note    who changes the rules, and why: both stand in the history
  --expected N        publish: only if version N is still in force (the one in force when you begin)
  --limit N           history: so many entries (20)
  --now MOMENT        explain, what-if: as of a moment like 2026-01-05T15:00:00Z; for a simulated company the
                      moment at which its run ended
  --json              the answer as JSON

Examples:
  npm run simulate -- --days 3 --data .data/demo
  npm run rules -- explain --campaign prospecting --data .data/demo
  npm run rules -- what-if simulator/sample/sample-rules.json --agents 1=2,2=1,3=1 --data .data/demo
  npm run rules -- publish simulator/sample/sample-rules.json --author "Kim" --note "quieter evenings" --data .data/demo

Exit code: 0 done; 1 not done: the rules are wrong, somebody was quicker, or there is no such lead or version;
2 the command cannot be understood, or the table cannot be read.
`;
