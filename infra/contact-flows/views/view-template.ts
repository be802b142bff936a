/**
 * A view of the agent's workspace, as `AWS::Connect::View` takes it: a tree of components. A property or a content that is
 * one path (`$.Name`) is an input, which the flow that shows the view has to give; a path inside a longer text is no input.
 * The flow gives inputs by names that begin with a capital letter.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/view-resources-custom-view.html
 */
export interface ViewTemplate {
  readonly Head: { readonly Title: string; readonly Configuration: ViewConfiguration };
  readonly Body: readonly ViewComponent[];
}

export interface ViewComponent {
  /** Unique in the view. */
  readonly _id: string;
  readonly Type: string;
  readonly Props: Readonly<Record<string, unknown>>;
  readonly Content: readonly (ViewComponent | string)[];
  readonly Configuration?: ViewConfiguration;
}

export interface ViewConfiguration {
  readonly Layout?: { readonly Columns: readonly string[] };
}

/** The top level of a view holds containers only; each names the width of its place, of twelve. */
export function viewOf(
  title: string,
  containers: readonly (readonly [columns: number, ViewComponent])[],
): ViewTemplate {
  return {
    Head: {
      Title: title,
      Configuration: { Layout: { Columns: containers.map(([columns]) => String(columns)) } },
    },
    Body: containers.map(([, container]) => container),
  };
}

/** Content below one another. */
export function container(id: string, content: readonly ViewComponent[]): ViewComponent {
  return { _id: id, Type: 'Container', Props: {}, Content: content };
}

/** Fields that are sent together by the button among them. */
export function form(id: string, content: readonly ViewComponent[]): ViewComponent {
  return { _id: id, Type: 'Form', Props: { HideBorder: true }, Content: content };
}

export function heading(id: string, text: string): ViewComponent {
  return { _id: id, Type: 'TextBox', Props: { variant: 'h4' }, Content: [text] };
}

/** A text, or the input that holds it. */
export function text(id: string, content: string): ViewComponent {
  return { _id: id, Type: 'TextBox', Props: {}, Content: [content] };
}

export function input(
  name: string,
  label: string,
  more: { readonly help?: string; readonly value?: string } = {},
): ViewComponent {
  return {
    _id: `field-${name}`,
    Type: 'FormInput',
    Props: { ...field(name, label, more), InputType: 'text' },
    Content: [],
  };
}

export function longInput(name: string, label: string, more: { readonly value?: string } = {}): ViewComponent {
  return { _id: `field-${name}`, Type: 'TextArea', Props: field(name, label, more), Content: [] };
}

/** One of several; what is chosen comes back as a list of one. */
export function choice(
  name: string,
  label: string,
  options: Readonly<Record<string, string>>,
  required: boolean,
): ViewComponent {
  const listed = Object.entries(options).map(([Value, Label]) => ({ Label, Value }));
  return {
    _id: `field-${name}`,
    Type: 'Dropdown',
    Props: { ...field(name, label, {}), Options: listed, Required: required, MultiSelect: false },
    Content: [],
  };
}

/** Ends the view with an action, and sends the form around it. */
export function submit(action: string, label: string): ViewComponent {
  return { _id: `action-${action}`, Type: 'SubmitButton', Props: { Action: action }, Content: [label] };
}

/** Ends the view with an action. */
export function button(action: string, label: string): ViewComponent {
  return { _id: `action-${action}`, Type: 'Button', Props: { Action: action }, Content: [label] };
}

function field(
  name: string,
  label: string,
  { help, value }: { readonly help?: string; readonly value?: string },
): Readonly<Record<string, unknown>> {
  return {
    Name: name,
    Label: label,
    ...(help !== undefined && { HelperText: help }),
    ...(value !== undefined && { DefaultValue: value }),
  };
}
