import type { Route } from './route.ts';

export type FoundRoute =
  | { readonly kind: 'route'; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'other-methods'; readonly methods: readonly string[] }
  | { readonly kind: 'none' };

/** The row for a method and path. A path with a segment spelt out goes before one that takes any segment there. */
export function findRoute(routes: readonly Route[], method: string, path: string): FoundRoute {
  const segments = segmentsOf(path);
  if (segments === undefined) return { kind: 'none' };
  const here = routes.flatMap((route) => {
    const params = paramsIn(route.path, segments);
    return params === undefined ? [] : [{ route, params }];
  });
  const fewest = Math.min(...here.map(({ params }) => Object.keys(params).length));
  const nearest = here.filter(({ params }) => Object.keys(params).length === fewest);
  const found = nearest.find(({ route }) => route.method === method);
  if (found !== undefined) return { kind: 'route', ...found };
  if (nearest.length === 0) return { kind: 'none' };
  return { kind: 'other-methods', methods: nearest.map(({ route }) => route.method) };
}

function segmentsOf(path: string): readonly string[] | undefined {
  try {
    return path.split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function paramsIn(template: string, segments: readonly string[]): Record<string, string> | undefined {
  const wanted = template.split('/');
  if (wanted.length !== segments.length) return undefined;
  const params: [string, string][] = [];
  for (const [at, want] of wanted.entries()) {
    const have = segments[at] ?? '';
    const name = /^\{(\w+)\}$/.exec(want)?.[1];
    if (name === undefined ? have !== want : have === '') return undefined;
    if (name !== undefined) params.push([name, have]);
  }
  return Object.fromEntries(params);
}
