import type { Figure, ReportRow } from './report.ts';

type About = ReportRow['figures'][number]['about'];

/** Figures of one stage, or of all calls, of every row that has any. */
export interface FiguresSideBySide {
  readonly about: About;
  /** Every figure that any of the rows has, in their order. */
  readonly names: readonly string[];
  readonly of: readonly { readonly name: string; readonly figures: ReadonlyMap<string, Figure> }[];
}

const ORDER: readonly About[] = ['all calls', 'prospecting', 'selling', 'account-care'];

/** The figures of rows, turned so that the same figure of all rows stands in one line. */
export function groupsOf(rows: readonly Pick<ReportRow, 'name' | 'figures'>[]): readonly FiguresSideBySide[] {
  return ORDER.flatMap((about) => {
    const of = rows.flatMap(({ name, figures }) =>
      figures
        .filter((group) => group.about === about)
        .map((group) => ({ name, figures: new Map(group.figures.map((figure) => [figure.name, figure])) })),
    );
    const names = [...new Set(of.flatMap(({ figures }) => [...figures.keys()]))];
    return of.length === 0 ? [] : [{ about, names, of }];
  });
}
