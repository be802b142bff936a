import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { PrefixNumberZones } from '../../shared/adapters/number-plan/prefix-number-zones.ts';
import { readDelimited } from '../../shared/application/delimited-text.ts';
import { parseLeadList } from '../../shared/application/lead-list.ts';
import { parseTrace } from '../../shared/application/trace.ts';

const OPTIONS = { now: Temporal.Instant.from('2026-01-05T12:00:00Z'), zones: PrefixNumberZones.load() };

const aLineEnd = fc.constantFrom('\n', '\r\n', '\r');
const aDelimiter = fc.constantFrom(',', ';', '\t');
const aPiece = fc.constantFrom(
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\n',
  '\r\n',
  '\r',
  ' ',
  '\u00A0',
  'phone',
  '+12125550101',
  'a',
  '\\',
  '\uFEFF',
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(aPiece, { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.array(aPiece, { maxLength: 60 }).map((pieces) => `phone,stage,external_id\n${pieces.join('')}`),
);
const aCell = fc
  .string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r', ' ', '\u00A0', 'é') })
  .map((cell) => cell.trim());

describe('whatever the text', () => {
  it('a lead list is read or named unreadable, and each of its rows is a lead or rejected', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const result = parseLeadList(text, OPTIONS);
        if (result.kind === 'unreadable') expect(result.message).toMatch(/\.$/);
        else expect(result.rows).toBe(result.leads.length + result.rejected.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('a trace is read or named unreadable', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(['trace', 'unreadable']).toContain(parseTrace(text).kind);
      }),
    );
  });
});

it('a table written with quotes is read back cell by cell, each row on its line', () => {
  const aTable = fc.array(fc.array(aCell, { minLength: 3, maxLength: 3 }), { maxLength: 8 });
  fc.assert(
    fc.property(aTable, aDelimiter, aLineEnd, (table, delimiter, lineEnd) => {
      const header = ['phone', 'name', 'stage'];
      const lines = [header, ...table].map((cells) =>
        cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter),
      );
      let line = 2;
      const expected = table.flatMap((cells, index) => {
        const raw = lines[index + 1] ?? '';
        const row = { line, raw, cells };
        line += 1 + (raw.match(/\r\n|\n|\r/g)?.length ?? 0);
        return cells.some((cell) => cell !== '') ? [row] : [];
      });

      expect(readDelimited(lines.join(lineEnd), new Set(header))).toEqual({ kind: 'table', header, rows: expected });
    }),
    { numRuns: 1000 },
  );
});
