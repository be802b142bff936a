import type { FlowDocument } from './language/flow-document.ts';
import type { ContactFlowType } from './language/flow-type.ts';
import type { ViewTemplate } from './views/view-template.ts';

/** What Amazon Connect holds for a deployment; each kind is another resource of CloudFormation. */
export type ContactResource = ContactFlow | FlowModule | AgentView;

/** `AWS::Connect::ContactFlow` */
export interface ContactFlow extends Described {
  readonly kind: 'flow';
  readonly type: ContactFlowType;
  readonly content: Content;
}

/** `AWS::Connect::ContactFlowModule` */
export interface FlowModule extends Described {
  readonly kind: 'module';
  readonly content: Content;
}

/** `AWS::Connect::View` */
export interface AgentView extends Described {
  readonly kind: 'view';
  readonly template: ViewTemplate;
  /** What an agent can end the view with. */
  readonly actions: readonly string[];
}

/** The document, once what it leads to is made. */
type Content = (arnOf: ArnOf) => FlowDocument;

/** The ARN of a resource that stands earlier in the list, by its key. */
export type ArnOf = (key: string) => string;

interface Described {
  /** Tells the resource from the others of its deployment. It never changes once deployed. */
  readonly key: string;
  /** Unique in the instance. */
  readonly name: string;
  /** Letters, digits and plain punctuation: Amazon Connect takes no brackets in that of a view. */
  readonly description: string;
}
