export const HELP = `Reports: what came of the calls, hour by hour, and which recordings are worth hearing.

  npm run reports -- tier                    every tier side by side
  npm run reports -- tier 1                  what tier 1 is judged by: contact rate, hand-overs, speed, cost, ...
  npm run reports -- campaign                the same for campaigns, lists, sources, programmes and agents:
  npm run reports -- agent ID                list, source, programme, agent
  npm run reports -- tier 2 --by day         day by day, or --by hour
  npm run reports -- recordings --tier 2 --outcome sale
                                             where recordings of such calls lie: an outcome, or success or failure

  --from DATE, --to DATE   days of the company, both included, like 2026-01-05 (the last seven days)
  --zone ZONE              by whose days and hours (a simulated company's own; UTC for a deployment)
  --cost-per-hour N        of one agent: tells what a qualified lead costs
  --limit N                recordings: so many, the latest (50)

Whose:
  --data FOLDER       a table on this machine, kept by npm run simulate -- --data FOLDER
  --target NAME       a deployment in AWS, by its name (local: the same as --data alone)
  --region REGION     where it is deployed; else as your AWS profile says
  --endpoint URL      a DynamoDB endpoint in place of AWS

  --now MOMENT        as of a moment like 2026-01-05T15:00:00Z; for a simulated company the end of its run
  --json              the answer as JSON

Examples:
  npm run simulate -- --days 3 --data .data/demo
  npm run reports -- tier --data .data/demo
  npm run reports -- tier 1 --by day --cost-per-hour 30 --data .data/demo
  npm run reports -- recordings --tier 2 --outcome failure --data .data/demo

Shares of fewer than 20 are told as "2 of 3". docs/reports.md says what each figure is.
Exit code: 0 done; 1 nothing was counted there; 2 the command cannot be understood, or the table cannot be read.
`;
