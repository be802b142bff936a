export type CsvField = string | number | boolean | undefined;

function quoted(field: CsvField): string {
  if (field === undefined) return '';
  const text = String(field);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A CSV file as RFC 4180 has it: commas, CRLF, quotes only where they are needed; an absent value is an empty field. */
export function csvText(header: readonly string[], rows: readonly (readonly CsvField[])[]): string {
  return [header, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

/** A text that people wrote, so that a spreadsheet takes it for a text and not for a formula to carry out. */
export function plainCsvField(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
