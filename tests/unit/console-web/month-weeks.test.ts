import fc from 'fast-check';
import { expect, it } from 'vitest';
import { monthsOf, monthWeeks } from '../../../console/web/pages/programmes/month-weeks.ts';

it('lays a month out in weeks from Monday to Sunday, each day once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }), (year, number) => {
      const month = `${year}-${String(number).padStart(2, '0')}`;
      const weeks = monthWeeks(month);
      const days = weeks.flat().filter((day) => day !== undefined);

      expect(days).toHaveLength(new Date(Date.UTC(year, number, 0)).getUTCDate());
      expect(days).toEqual([...new Set(days)].toSorted());
      for (const week of weeks) {
        expect(week).toHaveLength(7);
        for (const [weekday, day] of week.entries()) {
          if (day !== undefined) expect((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7).toBe(weekday);
        }
      }
    }),
  );
});

it('names the months of days once, in their order', () => {
  expect(monthsOf(['2026-04-02', '2026-03-31', '2026-04-30'])).toEqual(['2026-03', '2026-04']);
});
