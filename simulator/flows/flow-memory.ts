import type { ViewAnswer } from './flow-host.ts';
import type { Reference } from './flow-references.ts';

/** What a flow remembers while it runs, modules and flows that it hands over to included: gone when it ends. */
export class FlowMemory {
  /** The answer of the latest function alone. */
  external: unknown;
  metrics: Readonly<Record<string, unknown>> | undefined;
  view: { readonly Action: string; readonly ViewResultData: ViewAnswer['fields'] } | undefined;
  storedInput: string | undefined;
  readonly flowAttributes = new Map<string, string>();
  readonly #rounds = new Map<string, number>();

  lookUp(reference: Reference): { readonly value: string | undefined } | undefined {
    const [root, ...path] = reference;
    switch (root) {
      case 'External':
        return { value: textAt(this.external, path) };
      case 'Metrics':
        return { value: textAt(this.metrics, path) };
      case 'Views':
        return { value: textAt(this.view, path) };
      case 'StoredCustomerInput':
        return { value: this.storedInput };
      case 'FlowAttributes':
        return { value: this.flowAttributes.get(path.join('.')) };
      default:
        return undefined;
    }
  }

  /** Whether the loop goes round once more: so many times, then not once, then from the beginning. */
  goesRound(loop: string, times: number): boolean {
    const rounds = this.#rounds.get(loop) ?? 0;
    this.#rounds.set(loop, rounds < times ? rounds + 1 : 0);
    return rounds < times;
  }
}

/** The text or number at the end of the path; undefined where there is none. */
export function textAt(tree: unknown, path: Reference): string | undefined {
  let here = tree;
  for (const step of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = Object.entries(here).find(([name]) => name === step)?.[1];
  }
  if (typeof here === 'string') return here;
  return typeof here === 'number' || typeof here === 'boolean' ? String(here) : undefined;
}
