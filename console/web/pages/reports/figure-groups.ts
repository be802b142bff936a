import type { Figure, ReportRow } from './report.ts';

type About = ReportRow['figures'][number]['about'];

/** Figures of one stage, or of all calls, of every row that has any. */
export interface FiguresSideBySide {
  readonly about: About;
  /** Every figure that any of the rows has, in their order. */
  readonly lines: readonly Pick<Figure, 'key' | 'name'>[];
  readonly of: readonly { readonly name: string; readonly figures: ReadonlyMap<Figure['key'], Figure> }[];
}

const ORDER: readonly About[] = ['all calls', 'prospecting', 'selling', 'account-care'];

/** The figures of rows, turned so that the same figure of all rows stands in one line. */
export function groupsOf(rows: readonly Pick<ReportRow, 'name' | 'figures'>[]): readonly FiguresSideBySide[] {
  return ORDER.flatMap((about) => {
    const of = rows.flatMap(({ name, figures }) =>
      figures
        .filter((group) => group.about === about)
        .map((group) => ({ name, figures: new Map(group.figures.map((figure) => [figure.key, figure])) })),
    );
    const named = new Map(of.flatMap(({ figures }) => [...figures].map(([key, { name }]) => [key, { key, name }])));
    return of.length === 0 ? [] : [{ about, lines: [...named.values()], of }];
  });
}
