import * as z from 'zod';

/** A field of a form that agents fill in. */
export interface ViewField {
  readonly name: string;
  /** What can be chosen; a field without is written in. */
  readonly options?: readonly string[];
}

/** A form or page that agents are shown. */
export interface InstalledView {
  readonly name: string;
  /** What can be done with it. */
  readonly actions: readonly string[];
  /** The action that sends what was filled in. */
  readonly sends?: string;
  readonly fields: readonly ViewField[];
  /** What a flow has to give with it. */
  readonly inputs: readonly string[];
}

interface Component {
  readonly Type: string;
  readonly Props: Readonly<Record<string, unknown>>;
  readonly Content: readonly (Component | string)[];
}

const component: z.ZodType<Component> = z.lazy(() =>
  z.looseObject({
    Type: z.string(),
    Props: z.record(z.string(), z.unknown()).default({}),
    Content: z.array(z.union([z.string(), component])).default([]),
  }),
);
const template = z.looseObject({ Body: z.array(component) });
const optionList = z.array(z.looseObject({ Value: z.string() }));

/** A property or content that is one path is an input of the view. */
const INPUT = /^\$\.([A-Z][A-Za-z0-9]*)$/;

/**
 * Reads a view as the agent's workspace does: its fields, its buttons, and what it needs to be shown.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/view-resources-custom-view.html
 * @throws ZodError for what is no view.
 */
export function readView(name: string, actions: readonly string[], json: unknown): InstalledView {
  const components = template.parse(json).Body.flatMap(withInner);
  const sends = components.find(({ Type }) => Type === 'SubmitButton')?.Props['Action'];
  return {
    name,
    actions,
    fields: components.flatMap(({ Props }) => fieldOf(Props)),
    inputs: [...new Set(components.flatMap(inputsOf))],
    ...(typeof sends === 'string' && { sends }),
  };
}

function withInner(own: Component): readonly Component[] {
  return [own, ...own.Content.flatMap((inner) => (typeof inner === 'string' ? [] : withInner(inner)))];
}

function fieldOf({ Name: name, Options: options }: Readonly<Record<string, unknown>>): readonly ViewField[] {
  if (typeof name !== 'string') return [];
  if (options === undefined) return [{ name }];
  return [{ name, options: optionList.parse(options).map(({ Value }) => Value) }];
}

function inputsOf({ Props, Content }: Component): readonly string[] {
  return [...Object.values(Props), ...Content].flatMap((value) => {
    const [, input] = typeof value === 'string' ? (INPUT.exec(value) ?? []) : [];
    return input === undefined ? [] : [input];
  });
}
