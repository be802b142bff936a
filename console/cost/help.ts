export const HELP = `Estimates a month's bill of AWS at list price, by service, and telephony apart. What a call, a minute and a lead
use is counted by npm run bench; docs/cost.md tells what is assumed beside that. Free tiers are left out.

  npm run cost -- --leads N --calls-per-day N [options]

  --leads N            leads in the table
  --calls-per-day N    calls placed on a working day, answered or not
  --working-days N     in a month; 22 unless told otherwise
  --answered PERCENT   of the calls that a person answers; 35
  --talk-minutes N     of an answered call, in the mean; 2.5
  --months-kept N      for which calls stay in the table; 12
  --minute-price N     of a minute of outbound telephony where you call; the United States' unless told otherwise
  --prices FILE        prices in place of the list's: {"prices": {"outboundMinute": 0.012}}
  --json               print the estimate as JSON
  --help               this text

  npm run cost -- --leads 100000 --calls-per-day 5000
  npm run cost -- --leads 20000 --calls-per-day 800 --answered 50 --minute-price 0.0135
`;
