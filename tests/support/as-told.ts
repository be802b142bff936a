interface Told {
  readonly message: string;
  readonly mend: string;
}

/** Findings as they are told in English, without their data. */
export function asTold<Found extends Told & { readonly finding: unknown }>(
  found: readonly Found[],
): readonly Omit<Found, 'finding'>[] {
  return found.map(({ finding: _, ...told }) => told);
}
