/**
 * Days by year (`2026`), or by `everyYear` for those that fall on the same date in each covered year. Days are `MMDD`,
 * separated by blanks; a subdivision lists only how it differs from the country, `-MMDD` being no holiday there.
 */
export type DaysByYear = Readonly<Record<string, string>>;

export interface HolidayData {
  readonly firstYear: number;
  readonly lastYear: number;
  readonly countries: Readonly<
    Record<string, { readonly national: DaysByYear; readonly subdivisions: Readonly<Record<string, DaysByYear>> }>
  >;
}
