export const HELP = `Loads a lead list into a company, or erases a person from it. docs/lead-lists.md says how a list is written,
docs/data-rights.md what erasing does and leaves.

  npm run leads -- load my-leads.csv --target tierline
  npm run leads -- erase lead-3nJx0f2Lq8 --author "Ada" --note "letter of 3 March" --target tierline

Says first how many rows are good and writes the others, each with its reason, into a file; then asks, and loads the
good ones. A list that is loaded again, or after it broke off, adds nobody twice.

  --list NAME         what the list is called in leads and reports; its file's name when left out. The same list keeps
                      the same name: under another one its leads are told to be there already
  --rejects FILE      where rows go that are not loaded; my-leads.rejected.csv beside the list when left out

  erase LEAD          the person of that lead; a repeat does no harm
  --external-id ID    the person by the company's own id, or
  --number NUMBER     by a number of theirs, in full
  --author WHO        who does it, for the audit log; --note WHY beside it

Whose leads:
  --data FOLDER       a table on this machine, kept by npm run simulate -- --data FOLDER
  --target NAME       a deployment in AWS, by its name
  --region REGION     where it is deployed; else as your AWS profile says
  --endpoint URL      an endpoint in place of AWS

  --yes               do not ask: for scripts
  --json              the answer as JSON

Exit code: 0 loaded, also when rows were rejected, or erased; 1 nothing was loaded or erased; 2 the command cannot be
understood, or broke off: run it again.
`;
