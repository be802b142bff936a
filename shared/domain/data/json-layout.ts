const LINE_WIDTH = 120;

/** JSON as this project's formatter lays it out: lists of plain values in one line where they fit. */
export function jsonText(value: unknown, indent = '', before = 0): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const line = `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
    const isPlain = value.every((item) => typeof item !== 'object');
    if (isPlain && before + line.length < LINE_WIDTH) return line;
    return `[\n${value.map((item) => inner + jsonText(item, inner)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  if (entries.length === 0) return '{}';
  const lines = entries.map(([key, member]) => {
    const start = `${inner}${JSON.stringify(key)}: `;
    return start + jsonText(member, inner, start.length);
  });
  return `{\n${lines.join(',\n')}\n${indent}}`;
}
