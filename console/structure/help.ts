export const HELP = `The sales structure: which tiers there are, which stages each works, and with what.

  npm run structure -- check FILE                  is the file right; with a company: could it be published now
  npm run structure -- show                        the structure in force, and which campaigns work each tier
  npm run structure -- show FILE                   the same of a file, or of a version
  npm run structure -- diagram                     what follows what, as Mermaid text; diagram FILE, diagram 3
  npm run structure -- diff FILE                   what the file would change; diff 3 5 compares two versions
  npm run structure -- publish FILE --author ... --note ...
  npm run structure -- rollback VERSION --author ... --note ...
  npm run structure -- history                     who changed what, when and why

Whose structure:
  --data FOLDER       a table on this machine, kept by npm run simulate -- --data FOLDER
  --target NAME       a deployment in AWS, by its name (local: the same as --data alone)
  --region REGION     where it is deployed; else as your AWS profile says
  --endpoint URL      a DynamoDB endpoint in place of AWS

  --author, --note    who changes the structure, and why: both stand in the history
  --expected N        publish, rollback: only if version N is still in force (the one in force when you begin)
  --limit N           history: so many entries (20)
  --now MOMENT        as of a moment like 2026-01-05T15:00:00Z; for a simulated company the moment at which its
                      run ended
  --json              the answer as JSON

Examples:
  npm run structure -- check simulator/sample/sample-structure.json
  npm run structure -- diagram simulator/sample/sample-structure.json > transitions.mmd
  npm run simulate -- --days 3 --data .data/demo
  npm run structure -- show --data .data/demo
  npm run structure -- publish plan.json --author "Kim" --note "care joins selling" --data .data/demo
  npm run structure -- rollback 1 --author "Kim" --note "too early" --data .data/demo

What happens to leads and calls when the structure changes: docs/changing-the-structure.md.

Exit code: 0 done; 1 not done: the structure is wrong, somebody was quicker, or there is no such version;
2 the command cannot be understood, or the table cannot be read.
`;
