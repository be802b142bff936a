/** One member of a union for each of its kinds: a new kind without one is a fault of types. */
export type OneOfEach<Union extends { readonly kind: string }> = {
  readonly [Kind in Union['kind']]: Extract<Union, { readonly kind: Kind }>;
};
